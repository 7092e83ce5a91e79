/**
 * A drag of each quantity lever of the built page, in Chromium: from input to paint. Prints one line of JSON.
 * `node drag.mjs <folder of the built page>`.
 */
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { chromiumArgs, chromiumPath } from '../browsers.ts';

const EVENTS = 120;
const EVERY_MS = 16;
const ROUNDS = 3;
const LEVERS = ['mulhouse-permit', 'paris-grid', 'delivered-share', 'paris-crews', 'inference-growth'];

/** A question: when it was sent and answered, how long its run took, whether a newer one overtook it, and whether a draft was the answer. */
type Ask = { id: string; sent: number; answered: number; workerMs: number; overtaken: boolean; isDraft: boolean };
type Log = {
  asks: Ask[];
  changes: number[];
  frames: { start: number; painted: number }[];
  longTasks: { start: number; ms: number }[];
};

/** Stands in the page before its own scripts: notes what is asked of the worker, what changes, and every paint. */
function watch(): void {
  const log: Log = { asks: [], changes: [], frames: [], longTasks: [] };
  Object.assign(globalThis, { benchLog: log });
  const open = new Map<string, Ask>();
  const heard = new WeakSet<Worker>();
  const listen = Worker.prototype.addEventListener;
  // Heard before the page hears it: what the page then draws comes after.
  Worker.prototype.addEventListener = function (this: Worker, ...args: unknown[]) {
    if (!heard.has(this)) {
      heard.add(this);
      listen.call(this, 'message', (event) => {
        const { data } = event as MessageEvent;
        const done = open.get(data?.id);
        if (!done) return;
        done.answered = performance.now();
        done.workerMs = data.value?.elapsedMs ?? Number.NaN;
        done.overtaken = Number.isNaN(done.workerMs);
        done.isDraft = data.value?.isDraft === true;
        open.delete(data.id);
      });
    }
    return (listen as (...all: unknown[]) => void).apply(this, args);
  } as typeof listen;
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (this: Worker, ...args: unknown[]) {
    const message = args[0] as { id?: string; type?: string; path?: string[] } | undefined;
    if (message?.id && message.type === 'APPLY' && message.path?.at(-1) === 'overview') {
      const sent = performance.now();
      const ask = { id: message.id, sent, answered: Number.NaN, workerMs: Number.NaN, overtaken: false, isDraft: false };
      open.set(message.id, ask);
      log.asks.push(ask);
    }
    return (post as (...all: unknown[]) => void).apply(this, args);
  } as typeof post;
  addEventListener('DOMContentLoaded', () => {
    const inAnswer = (node: Node): boolean =>
      (node instanceof Element ? node : node.parentElement)?.closest('.sentence, svg.figure') != null;
    new MutationObserver((records) => {
      if (records.some(({ target }) => inAnswer(target))) log.changes.push(performance.now());
    }).observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) log.longTasks.push({ start: entry.startTime, ms: entry.duration });
    }).observe({ type: 'longtask' });
    // A message posted in a frame arrives once that frame is painted.
    const { port1, port2 } = new MessageChannel();
    let start = 0;
    port1.onmessage = () => log.frames.push({ start, painted: performance.now() });
    const frame = (): void => {
      start = performance.now();
      port2.postMessage(0);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

/** Drags one lever over its whole track and back, and tells for each input when it and its answer were painted. */
async function drag({ lever, events, everyMs }: { lever: string; events: number; everyMs: number }) {
  const log = (globalThis as unknown as { benchLog: Log }).benchLog;
  const slider = document.querySelector<HTMLInputElement>(`.lever:has(#lever-${lever}) input[type=range]`);
  if (!slider) return undefined;
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const [min, max, step] = [Number(slider.min), Number(slider.max), Number(slider.step)];
  const former = slider.value;
  const quiet = async (): Promise<void> => {
    let still = 0;
    while (still < 10) {
      await wait(50);
      still = log.asks.every(({ answered }) => answered >= 0) ? still + 1 : 0;
    }
  };
  await quiet();
  log.asks.length = log.changes.length = log.frames.length = log.longTasks.length = 0;
  const inputs: { at: number; handlerMs: number }[] = [];
  const began = performance.now();
  for (let i = 0; i < events; i++) {
    const way = i < events / 2 ? i / (events / 2) : 2 - i / (events / 2);
    slider.value = String(min + Math.round(((max - min) * way) / step) * step);
    const event = new Event('input', { bubbles: true });
    const started = performance.now();
    slider.dispatchEvent(event);
    inputs.push({ at: event.timeStamp, handlerMs: performance.now() - started });
    await wait(Math.max(0, began + (i + 1) * everyMs - performance.now()));
  }
  const ended = performance.now();
  const letGo = performance.now();
  slider.dispatchEvent(new Event('change', { bubbles: true }));
  await quiet();
  const paintedAfter = (at: number): number =>
    log.frames.find(({ start, painted }) => start >= at && painted >= at)?.painted ?? Number.NaN;
  const runs = log.asks.filter(({ overtaken }) => !overtaken);
  // Until the whole run that follows the last draft is on the page.
  const whole = runs.at(-1);
  const settleMs = whole && !whole.isDraft && whole.sent >= letGo ? paintedAfter(whole.answered) - letGo : Number.NaN;
  const rows = inputs.map(({ at, handlerMs }) => {
    // The first run that knew of this input.
    const ask = runs.find(({ sent }) => sent >= at);
    // Where the value did not move, or answer and answer look the same, nothing changes: then the next paint counts.
    const next = ask && runs[runs.indexOf(ask) + 1];
    const change = ask && log.changes.find((when) => when >= ask.answered && when < (next?.answered ?? Infinity));
    return {
      handlerMs,
      feedbackMs: paintedAfter(at) - at,
      answerMs: ask ? paintedAfter(change ?? ask.answered) - at : Number.NaN,
      changed: change !== undefined,
      // From the input until its run began: what is not the run itself, as the two clocks are not one.
      waitMs: ask ? ask.answered - ask.workerMs - at : Number.NaN,
      workerMs: ask?.workerMs ?? Number.NaN,
      drawMs: ask && change !== undefined ? change - ask.answered : Number.NaN,
      paintMs: ask ? paintedAfter(change ?? ask.answered) - (change ?? ask.answered) : Number.NaN,
    };
  });
  const during = log.longTasks.filter(({ start }) => start >= began && start <= ended + 200).map(({ ms }) => ms);
  const frames = log.frames.filter(({ start }) => start >= began && start <= ended).map(({ painted }) => painted);
  slider.value = former;
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  await quiet();
  return {
    rows,
    asks: log.asks.length,
    runs: runs.length,
    drafts: runs.filter(({ isDraft }) => isDraft).length,
    settleMs,
    longTasks: during.length,
    longestTaskMs: Math.max(0, ...during),
    frames: frames.length,
    seconds: (ended - began) / 1000,
  };
}

type Drag = NonNullable<Awaited<ReturnType<typeof drag>>>;

function quantiles(values: readonly number[]) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const at = (p: number): number => sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), max: sorted.at(-1) ?? Number.NaN, n: sorted.length };
}

const server = await preview({
  configFile: 'vite.config.ts',
  logLevel: 'error',
  build: { outDir: process.argv[2]! },
  preview: { port: 0 },
});
const browser = await chromium.launch({ executablePath: chromiumPath!, args: chromiumArgs });
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(`${server.resolvedUrls!.local[0]!}?lang=en`);
  await page.locator('.sentence').filter({ hasText: 'accelerators' }).waitFor({ timeout: 30_000 });
  await page.locator(`#lever-${LEVERS[0]}`).waitFor({ timeout: 30_000 });
  // Once over each lever first, so that neither the page nor its worker is cold.
  for (const lever of LEVERS) await page.evaluate(drag, { lever, events: 40, everyMs: EVERY_MS });
  const levers: Record<string, unknown> = {};
  const drags = new Map<string, Drag[]>();
  const byRound: { readonly p50: number; readonly p95: number }[] = [];
  const all: Drag['rows'] = [];
  const parts = (rows: typeof all) => ({
    feedback: quantiles(rows.map(({ feedbackMs }) => feedbackMs)),
    answer: quantiles(rows.map(({ answerMs }) => answerMs)),
    parts: {
      handler: quantiles(rows.map(({ handlerMs }) => handlerMs)),
      waitAndWay: quantiles(rows.map(({ waitMs }) => waitMs)),
      worker: quantiles(rows.map(({ workerMs }) => workerMs)),
      answerToDrawn: quantiles(rows.map(({ drawMs }) => drawMs)),
      drawnToPainted: quantiles(rows.map(({ paintMs }) => paintMs)),
    },
  });
  // Each lever in turn, and round again: what else the machine does in a minute should not weigh on one lever alone.
  for (let round = 0; round < ROUNDS; round++) {
    const from = all.length;
    for (const lever of LEVERS) {
      const result = await page.evaluate(drag, { lever, events: EVENTS, everyMs: EVERY_MS });
      if (!result) continue;
      drags.set(lever, [...(drags.get(lever) ?? []), result]);
      all.push(...result.rows);
    }
    const { p50, p95 } = quantiles(all.slice(from).map(({ answerMs }) => answerMs));
    byRound.push({ p50, p95 });
  }
  for (const lever of LEVERS) {
    const rounds = drags.get(lever);
    if (!rounds) {
      levers[lever] = 'not on the page';
      continue;
    }
    const rows = rounds.flatMap((one) => one.rows);
    const mean = (of: (one: Drag) => number): number => rounds.reduce((sum, one) => sum + of(one), 0) / rounds.length;
    levers[lever] = {
      asks: mean(({ asks }) => asks),
      runs: mean(({ runs }) => runs),
      drafts: mean(({ drafts }) => drafts),
      settled: quantiles(rounds.map(({ settleMs }) => settleMs)),
      frames: mean(({ frames }) => frames),
      seconds: mean(({ seconds }) => seconds),
      longTasks: rounds.reduce((sum, one) => sum + one.longTasks, 0),
      longestTaskMs: Math.max(...rounds.map((one) => one.longestTaskMs)),
      changed: rows.filter(({ changed }) => changed).length,
      ...parts(rows),
    };
  }
  const about = { chromium: browser.version(), events: EVENTS, everyMs: EVERY_MS, rounds: ROUNDS };
  console.log(JSON.stringify({ ...about, byRound, all: parts(all), levers }));
} finally {
  await browser.close();
  await server.close();
}
