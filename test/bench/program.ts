/** A program of the bench: `node program.mjs slice|kernel <repeats>` times its own hot runs and prints one line of JSON. */
import { inputSums, makeInputs } from './inputs.ts';
import { runKernel } from './kernel.ts';
import { newOutputs, runSlice } from './slice.ts';

const which = process.argv[2] === 'kernel' ? runKernel : runSlice;
const repeats = Number(process.argv[3] ?? 15);
const inputs = makeInputs();
const outputs = newOutputs();
const coldAt = performance.now();
let totals = which(inputs, outputs);
const coldMs = performance.now() - coldAt;
for (let i = 0; i < 10; i++) which(inputs, outputs);
const times = Array.from({ length: repeats }, () => {
  const started = performance.now();
  totals = which(inputs, outputs);
  return performance.now() - started;
}).sort((a, b) => a - b);
console.log(JSON.stringify({ ms: times[Math.floor(repeats / 2)], coldMs, totals, inputs: inputSums(inputs) }));
