/** The models judged against the published results that ship with Jalon: fetched when somebody asks how accurate they are. */
import facility from '../scenarios/published/facility.json?raw';
import workload from '../scenarios/published/workload.json?raw';
import { type Scenario, type ValidationAnswer, validate } from '../src/index.ts';

export function judgeShipped(catalogue: Scenario['catalogue']): ValidationAnswer {
  const cases = [workload, facility].flatMap((text) => JSON.parse(text) as unknown[]);
  return validate(cases, catalogue, 'published');
}
