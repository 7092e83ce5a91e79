import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HOURS, inputSums, makeInputs, SITES } from './inputs.ts';
import { runKernel } from './kernel.ts';
import { newOutputs, runSlice, type Totals } from './slice.ts';

const here = import.meta.dirname;
const recorded: Totals = JSON.parse(readFileSync(join(here, 'totals.json'), 'utf8')).totals;
const hasCompiler = spawnSync('cc', ['--version']).status === 0;

/** What the C program says now: its totals and the sums of its inputs. */
function compiled(): { totals: Totals; inputs: number[] } {
  const folder = mkdtempSync(join(tmpdir(), 'slice-'));
  try {
    const made = spawnSync('cc', ['-O2', '-o', join(folder, 'slice'), join(here, 'slice.c'), '-lm'], { encoding: 'utf8' });
    if (made.status !== 0) throw new Error(made.stderr);
    return JSON.parse(spawnSync(join(folder, 'slice'), ['1'], { encoding: 'utf8' }).stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function expectClose(found: Totals, wanted: Totals): void {
  for (const key of ['gridMwh', 'waterM3', 'costEur', 'co2T'] as const) {
    expect(Math.abs(found[key] / wanted[key] - 1), `${key}: ${found[key]} and ${wanted[key]}`).toBeLessThan(1e-9);
  }
}

describe('the frozen slice', () => {
  const inputs = makeInputs();
  const outputs = newOutputs();
  const totals = runSlice(inputs, outputs);

  test(`has the totals ${hasCompiler ? 'of the C program, compiled here' : 'recorded of the C program: there is no C compiler here'}`, () => {
    expectClose(totals, recorded);
    if (!hasCompiler) return;
    const c = compiled();
    expect(inputSums(inputs)).toEqual(c.inputs);
    expectClose(totals, c.totals);
  });

  test('is what the hour kernel of the run makes of the same hours', () => {
    const own = newOutputs();
    expectClose(runKernel(inputs, own), totals);
    let worst = 0;
    for (let i = 0; i < SITES * HOURS; i++) worst = Math.max(worst, Math.abs(own.gridMw[i]! / outputs.gridMw[i]! - 1));
    expect(worst).toBeLessThan(1e-9);
  });

  test('keeps hours that sum to its totals', () => {
    const sum = (column: Float64Array): number => column.reduce((total, value) => total + value, 0);
    expectClose(
      { gridMwh: sum(outputs.gridMw), waterM3: sum(outputs.waterM3), costEur: sum(outputs.costEur), co2T: sum(outputs.co2T) },
      totals,
    );
  });
});
