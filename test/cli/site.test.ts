import { expect, test } from 'vitest';
import { jalon, json, refusal } from './jalon.ts';

test('site tells each question with its unit, and what is not in the model', () => {
  const { code, out } = jalon(['site', 'microsoft-france', '--to', '2025-06-01']);
  expect(code).toBe(0);
  for (const part of [
    'Jobs in operation',
    'Water of the peak day, m3',
    'Winter peak: 2025-0',
    'CO2 by what was bought, t',
    'TUE',
    '2025 (part)',
    'ERF is unknown',
  ])
    expect(out).toContain(part);
});

test('site as JSON has the same hash as the run, and the tables', () => {
  const study = json(['site', 'microsoft-france', '--to', '2025-06-01', '--json']);
  const run = json(['run', 'microsoft-france', '--to', '2025-06-01', '--json']);
  expect(study.scenario.hash).toBe(run.scenario.hash);
  expect(study.answers.map(({ site }: { site: string }) => site)).toEqual(['paris', 'marseille', 'mulhouse', 'all']);
  expect(study.answers[0].buildingJobs).toBeNull();
  expect(study.filing[0].erf).toBeNull();
  expect(study.flexible).toHaveLength(4 * 24);
});

test('site prints one table as CSV', () => {
  const { out } = jalon(['site', 'microsoft-france', '--to', '2025-06-01', '--table', 'filing']);
  const [head, ...rows] = out.trim().split(/\r?\n/);
  expect(head).toMatch(/^site,year,hours,whole,installedItKw,mustFile,dueBy,energyMwh,itMwh,pue,/);
  expect(rows.map((row) => row.split(',').slice(0, 2).join(' '))).toEqual(['paris 2024', 'paris 2025', 'marseille 2025']);
});

test('site refuses another table, and names those that there are', () => {
  expect(refusal(['site', 'microsoft-france', '--table', 'water', '--json'])[0]).toMatchObject({
    file: '--table',
    allowed: 'one of answers, flexible, unused, power, efficiency, filing, load',
  });
});
