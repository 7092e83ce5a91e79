/** The models judged against the published results that ship with Jalon: fetched when somebody asks how accurate they are. */
import shipped from '../scenarios/published/workload.json?raw';
import { type Scenario, type ValidationAnswer, validate } from '../src/index.ts';

export function judgeShipped(catalogue: Scenario['catalogue']): ValidationAnswer {
  return validate(JSON.parse(shipped), catalogue, 'published/workload.json');
}
