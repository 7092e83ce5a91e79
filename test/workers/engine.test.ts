import { expose } from 'comlink';
import { afterEach, describe, expect, test } from 'vitest';
import { loadScenario, overviewOf, simulate } from '../../src/index.ts';
import { Cancelled, type Engine, openEngine } from '../../workers/engine.ts';
import { Lane, WorkerDied, type Worklike } from '../../workers/lane.ts';
import { model } from '../../workers/model.ts';
import { posted } from '../../workers/posted.ts';
import type { PlanRequest } from '../../workers/protocol.ts';
import { libraryWith, shippedPlan } from '../../workers/shipped.ts';

const short: PlanRequest = {
  plan: { kind: 'shipped', name: 'microsoft-france' },
  set: [
    { pointer: '/from', value: '2025-01-01' },
    { pointer: '/to', value: '2025-02-01' },
  ],
};

/** A worker on a channel of this thread: it answers as a worker would, and can be made to die. */
function channelWorker(answers: object = posted): Worklike & { die: () => void; stopped: boolean } {
  const { port1, port2 } = new MessageChannel();
  expose(answers, port1 as never);
  const listeners = new Set<(event: Event) => void>();
  const worker = {
    postMessage: (message: unknown, moved: Transferable[]) => port2.postMessage(message, moved as never),
    addEventListener: (type: string, listener: never) => {
      if (type === 'error') listeners.add(listener as (event: Event) => void);
      else port2.addEventListener(type, listener);
    },
    removeEventListener: (type: string, listener: never) => port2.removeEventListener(type, listener),
    start: () => port2.start(),
    stopped: false,
    stop: () => {
      worker.stopped = true;
      port1.close();
      port2.close();
    },
    die: () => {
      port1.close();
      for (const listener of listeners) listener(Object.assign(new Event('error'), { message: 'out of memory' }));
    },
  };
  return worker as unknown as Worklike & { die: () => void; stopped: boolean };
}

const silent = { plans: () => new Promise(() => {}), overview: () => new Promise(() => {}) };

const opened: Engine[] = [];
function engineOn(...workers: Worklike[]): { engine: Engine; events: string[]; started: () => number } {
  const events: string[] = [];
  let started = 0;
  const engine = openEngine({ onRestart: (event) => events.push(event), start: () => workers[started++]! });
  opened.push(engine);
  return { engine, events, started: () => started };
}

afterEach(() => {
  for (const engine of opened.splice(0)) engine.close();
});

describe('the engine', () => {
  test('answers a question as the model does', async () => {
    const { engine } = engineOn(channelWorker());
    const answer = await engine.overview(short);
    const loaded = loadScenario(shippedPlan('microsoft-france')!, libraryWith(), short.set);
    if (!answer?.ok || !loaded.ok) throw new Error('the plan should load');
    expect(answer.overview).toEqual(overviewOf(simulate(loaded.scenario)));
  });

  test('of the questions that come during a run answers the newest alone', async () => {
    const { engine } = engineOn(channelWorker());
    const share = (value: number): PlanRequest => ({ ...short, set: [...short.set, { pointer: '/deliveries/share', value }] });
    const answers = await Promise.all([0.5, 0.6, 0.7, 0.8].map((value) => engine.overview(share(value))));
    expect(answers.map((answer) => answer?.ok)).toEqual([undefined, undefined, undefined, true]);
    const alone = await engine.overview(share(0.8));
    if (!alone?.ok || !answers[3]?.ok) throw new Error('the plan should load');
    expect(answers[3].overview).toEqual(alone.overview);
  });

  test('answers a wrong plan with its issues, and goes on', async () => {
    const { engine } = engineOn(channelWorker());
    const wrong = await engine.overview({ ...short, set: [{ pointer: '/deliveries/share', value: 7 }] });
    expect(wrong).toMatchObject({ ok: false, issues: [{ pointer: '/deliveries/share', found: { en: '7', fr: '7' } }] });
    expect((await engine.overview(short))?.ok).toBe(true);
  });

  test('starts a worker that died once more, asks it again and says so', async () => {
    const dying = channelWorker(silent);
    const { engine, events, started } = engineOn(dying, channelWorker());
    const answer = engine.overview(short);
    dying.die();
    expect((await answer)?.ok).toBe(true);
    expect(events).toEqual(['restarted']);
    expect(started()).toBe(2);
  });

  test('gives up when the second worker dies too, and every call ends', async () => {
    const first = channelWorker(silent);
    const second = channelWorker(silent);
    const { engine, events } = engineOn(first, second);
    const answers = [engine.overview(short), engine.plans()];
    first.die();
    await new Promise((resolve) => setTimeout(resolve, 5));
    second.die();
    for (const answer of answers) await expect(answer).rejects.toThrow(WorkerDied);
    await expect(engine.plans()).rejects.toThrow('the worker died');
    expect(events).toEqual(['restarted', 'gone']);
  });

  test('cancels what is under way, and answers the next question with a new worker', async () => {
    const stuck = channelWorker(silent);
    const { engine } = engineOn(stuck, channelWorker());
    const answer = engine.overview(short);
    engine.cancel();
    await expect(answer).rejects.toThrow(Cancelled);
    expect(stuck.stopped).toBe(true);
    expect((await engine.overview(short))?.ok).toBe(true);
  });

  test('ends every open call when it is closed', async () => {
    const { engine } = engineOn(channelWorker(silent));
    const answer = engine.plans();
    engine.close();
    await expect(answer).rejects.toThrow('closed');
    await expect(engine.plans()).rejects.toThrow('closed');
  });
});

describe('a lane', () => {
  test('passes on an error of the model as an error', async () => {
    const lane = new Lane(
      channelWorker({
        plans: () => {
          throw new Error('no plan today');
        },
      }),
    );
    await expect(lane.ask((remote) => remote.plans())).rejects.toThrow('no plan today');
    lane.close();
  });
});

describe('the model of a worker', () => {
  test('lists the shipped plans, the default first, each with its question in both languages', () => {
    const cards = model.plans();
    expect(cards.map(({ name }) => name)).toEqual([
      'microsoft-france',
      'as-announced-2024',
      'brownfield',
      'france-ai-sites',
      'hot-summer-2003',
      'liquid-next',
      'mulhouse-late',
      'mulhouse-never',
      'same-plan-german-grid',
    ]);
    for (const { question, title } of cards)
      for (const text of [question.en, question.fr, title.en, title.fr]) expect(text.length).toBeGreaterThan(5);
  });

  test('says which plans there are when it is asked for another', () => {
    const answer = model.overview({ plan: { kind: 'shipped', name: 'mulhouse-latte' }, set: [] });
    expect(answer).toMatchObject({ ok: false, issues: [{ found: { en: '"mulhouse-latte"', fr: '"mulhouse-latte"' } }] });
  });

  test('reads a file that extends a shipped plan', () => {
    const text = JSON.stringify({
      extends: 'microsoft-france',
      schemaVersion: 1,
      id: 'mine',
      from: '2025-01-01',
      to: '2025-02-01',
    });
    const answer = model.overview({ plan: { kind: 'file', name: 'mine.json', text }, set: [] });
    expect(answer).toMatchObject({ ok: true, overview: { days: 31, summary: { scenario: { id: 'mine' } } } });
  });
});

test('a trial tells the figures of the run, and of trials that wait only the newest is made', async () => {
  const { engine } = engineOn(channelWorker(), channelWorker());
  const set = (value: number) => ({ ...short, set: [...short.set, { pointer: '/deliveries/share', value }] });
  const [first, last] = await Promise.all([engine.trial(set(0.5)), engine.trial(set(0.6))]);
  expect(first).toBeUndefined();
  const run = await engine.overview(set(0.6));
  if (!last?.ok || !run?.ok) throw new Error('refused');
  expect(last.totals).toEqual(run.overview.summary.totals);
  expect(last.firstLoads).toEqual(Object.fromEntries(run.overview.summary.sites.map(({ id, firstLoad }) => [id, firstLoad])));
});
