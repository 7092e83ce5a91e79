/** What the page shows, as signals: a plan, the changes made to it, the last good answer, and what is to be said. */
import { batch, computed, signal } from '@preact/signals';
import type { Issue, Lever, LocalText, OrderTotals, Overview } from '../src/index.ts';
import type { Engine } from '../workers/engine.ts';
import type { OverviewAnswer, PlanCard, PlanDescription, PlanRef, PlanRequest, Wanted } from '../workers/protocol.ts';
import { calmly } from './calm.ts';
import { type ChartState, createChartState } from './chart-state.ts';
import { chartData } from './charts/series.ts';
import type { Compared } from './compared.ts';
import { type Change, type Changes, changesOf, type Edits, type Value, withLever } from './edits.ts';
import type { Language } from './format.ts';
import { type History, newHistory, record, redo, settle, undo } from './history.ts';
import { wordsFor } from './i18n/messages.ts';
import { type HoursFile, type Imports, NONE, withFile } from './imports.ts';
import { createLeverSteps } from './lever-steps.ts';
import { type Locks, NO_LOCKS } from './locks.ts';
import { ALL_SOURCES, type SourceFilter } from './look.ts';
import { createOpening, type OrdersTaken, type RefusalReason } from './opening.ts';
import type { OwnMeasures } from './own-measure/list.ts';
import { createOwnSteps } from './own-steps.ts';
import { reasonOf } from './reason.ts';
import { latest } from './run.ts';
import { EMPTY_SHELF, type OwnPlan, type Shelf, type State, sameState } from './shelf.ts';
import {
  changed,
  type FilePlan,
  isMeasureStep,
  isShelfStep,
  namedApart,
  requestOf,
  samePlan,
  sameQuestion,
  type What,
  type Work,
  workOf,
} from './work.ts';

export type View = 'workspace' | 'sources' | 'map' | 'accuracy' | 'compare';
export type Theme = 'system' | 'light' | 'dark';
export type { Change, Changes, Edits, FilePlan, OwnPlan, PlanRef, Shelf, Value, What, Work };
export type Answer = {
  readonly overview: Overview;
  readonly plan: PlanRef;
  readonly changes: Changes;
  readonly edits: Edits;
  readonly imports: Imports;
  /** Whether it is a draft, as the page shows while a hand holds a lever. */
  readonly isDraft: boolean;
};
export type Refusal = {
  readonly file: string | undefined;
  readonly issues: readonly Issue[];
  readonly reason: RefusalReason | undefined;
};
export type Notice =
  | { readonly kind: 'restarted' | 'gone' }
  | { readonly kind: 'failed' | 'exportFailed'; readonly reason: LocalText }
  /** The orders of a file stand in the place of others. */
  | { readonly kind: 'orders'; readonly file: string; readonly before: OrderTotals; readonly after: OrderTotals }
  /** So many changes were left as they are when others were taken back. */
  | { readonly kind: 'locked'; readonly kept: number };
/** A month of the run, by its place in it. */
export type Cursor = { readonly month: number; readonly pinned: boolean };
/** What the sources page is asked to show first. */
export type SourceQuery = { readonly text: string; readonly pointer: string | undefined };

type Wish = Work & {
  readonly changes: Changes;
  readonly cause: { readonly lever: string } | 'plan';
  readonly draftWillDo: boolean;
};

/** After this long a run is said to be running, and the old picture fades. */
const SLOW_MS = 400;

/** A hand that holds a lever this long without moving it is shown the whole run. */
const REST_MS = 150;
/** Newest drafts whose memory stays: what is drawn a moment later reads one that was newest then. */
const STILL_READ = 8;

export type Page = ReturnType<typeof createPage>;

export function createPage(engine: Engine, first: { language: Language; theme: Theme }) {
  const language = signal<Language>(first.language);
  const theme = signal<Theme>(first.theme);
  const plans = signal<readonly PlanCard[]>([]);
  const files = signal<readonly FilePlan[]>([]);
  const plan = signal<PlanRef | undefined>(undefined);
  const edits = signal<Edits>({});
  /** Hours from files, in place of the model's own. */
  const imports = signal<Imports>(NONE);
  /** Places that no lever moves. */
  const locks = signal<Locks>(NO_LOCKS);
  /** Plans of one's own, and which of them is on the page. */
  const shelf = signal<Shelf>(EMPTY_SHELF);
  const own = signal<string | undefined>(undefined);
  /** Measures of one's own: they go with the page, whatever plan is on it. */
  const measures = signal<OwnMeasures>([]);
  const history = signal<History<State, What>>(newHistory());
  const answer = signal<Answer | undefined>(undefined);
  /** What the plan that is shown offers to be moved, and where its numbers are from. */
  const description = signal<PlanDescription | undefined>(undefined);
  const slow = signal(false);
  const refusal = signal<Refusal | undefined>(undefined);
  const leverTrouble = signal<{ readonly id: string; readonly issue: Issue } | undefined>(undefined);
  const notice = signal<Notice | undefined>(undefined);
  const cursor = signal<Cursor | undefined>(undefined);
  const tableOpen = signal(false);
  /** Which part of the page is in front. */
  const view = signal<View>('workspace');
  const sourceQuery = signal<SourceQuery>({ text: '', pointer: undefined });
  const sourceFilter = signal<SourceFilter>(ALL_SOURCES);
  /** What is compared: what an address asks for until the view takes it up, and from then on what the view shows. */
  const compared = signal<Compared | undefined>(undefined);
  /** True while the plans that an address compares are looked at: what was compared before is not run, as they take its place. */
  const isComparedDue = signal(false);
  /** The lever that a search, or a row of the sources, asks to see. */
  const sought = signal<string | undefined>(undefined);
  /** The answer as it stood before the gesture that is under way, or the last one. */
  const ghost = signal<Overview | undefined>(undefined);
  /** The lever that a gesture holds. */
  const held = signal<string | undefined>(undefined);
  /** The lever that has the keys, or had them last. */
  const inHand = signal<string | undefined>(undefined);
  /** True while the former answer is held in the place of the present one. */
  const isBefore = signal(false);
  const charts: ChartState = createChartState();
  /** Takes a plan file that is let go on the page, where a view has another use for it than to open it. */
  const fileDoor = signal<((file: File) => void) | undefined>(undefined);
  /** The edits by lever. */
  const changes = computed(() => changesOf(edits.value, description.value?.levers ?? []));

  let newest: Wish | undefined;
  let slowTimer: ReturnType<typeof setTimeout> | undefined;
  let restTimer: ReturnType<typeof setTimeout> | undefined;
  /** Whose levers the page shows; until they are there nothing can be moved. */
  let described: PlanRef | undefined;
  let gesture = 0;
  /** The edits as they stand, while others are only shown. */
  let standing: Edits | undefined;

  const calm = calmly<Answer>();
  const lent: Answer[] = [];

  /** Gives back the oldest drafts that were shown, which nothing on the page reads any more. */
  function giveBack(shown: Answer): void {
    lent.push(shown);
    while (lent.length > STILL_READ) {
      const former = lent.shift()!;
      if (former.overview !== ghost.peek() && !calm.isRead(former)) engine.giveBack(former.overview);
    }
  }

  /** Whether nothing but the power is looked at with each answer of a drag: what lies below follows more slowly. */
  function isPowerAlone(): boolean {
    const { measure, own, why } = charts;
    const isOther = own.peek() !== undefined || why.peek() !== undefined || cursor.peek() !== undefined;
    return !isOther && view.peek() === 'workspace' && measure.peek() === 'gridMw';
  }

  function wantedOf({ draftWillDo }: Wish): Wanted {
    if (!draftWillDo) return 'whole';
    return isPowerAlone() ? 'sketch' : 'draft';
  }

  const run = latest<Wish, OverviewAnswer>((wish) => engine.overview(requestOf(wish), wantedOf(wish)), show, fail);

  function ask(cause: Wish['cause'], draftWillDo = false): void {
    if (!plan.value) return;
    clearTimeout(restTimer);
    newest = { ...workOf(plan.value, edits.value, imports.value), changes: changes.value, cause, draftWillDo };
    slowTimer ??= setTimeout(() => {
      slow.value = true;
    }, SLOW_MS);
    void run(newest);
  }

  /** Asks for the whole of what the last question let be a draft. */
  function askWhole(): void {
    if (newest?.draftWillDo) ask(newest.cause);
  }

  function hush(wish: Wish): void {
    if (wish !== newest) return;
    clearTimeout(slowTimer);
    slowTimer = undefined;
    slow.value = false;
  }

  function show(result: OverviewAnswer, wish: Wish): void {
    batch(() => {
      hush(wish);
      if (result.ok) {
        const { plan, changes, edits, imports = NONE } = wish;
        const { overview, isDraft, isSketch } = result;
        const next: Answer = { overview, plan, changes, edits, imports, isDraft };
        answer.value = next;
        if (isDraft) giveBack(next);
        if (wish === newest) {
          if (isDraft) restTimer = setTimeout(askWhole, REST_MS);
          // All of it came at once: there is nothing left to ask for.
          else newest = { ...wish, draftWillDo: false };
        }
        if (!isSketch) calm.follow(held.peek() !== undefined, next);
        if (notice.value?.kind === 'failed') notice.value = undefined;
        const opened = wish.plan;
        if (opened.kind === 'file' && !files.value.includes(opened))
          files.value = [opened, ...files.value.filter(({ name }) => name !== opened.name)];
      } else if (wish === newest) {
        // What was refused is taken back; what stood before stays.
        if (wish.cause === 'plan') {
          // Beside the answer, where there is room to list the faults.
          view.value = 'workspace';
          refusal.value = {
            file: wish.plan.kind === 'file' ? wish.plan.name : undefined,
            issues: result.issues,
            reason: undefined,
          };
        } else leverTrouble.value = { id: wish.cause.lever, issue: result.issues[0]! };
        restore();
      }
    });
  }

  function fail(error: unknown, wish: Wish): void {
    batch(() => {
      hush(wish);
      if (wish === newest) restore();
      if (notice.value?.kind !== 'gone') notice.value = { kind: 'failed', reason: reasonOf(error) };
    });
  }

  /** Back to what the last good answer answers. */
  function restore(): void {
    const good = answer.value;
    if (!good) return;
    const changedPlan = !samePlan(plan.value, good.plan);
    plan.value = good.plan;
    edits.value = good.edits;
    imports.value = good.imports;
    // The locks and the name that stood with it, where the last step is the one that was refused.
    const before = history.value.past.at(-1)?.state;
    if (before && sameQuestion(before, good)) {
      locks.value = before.locks ?? NO_LOCKS;
      own.value = before.own;
    }
    history.value = settle(history.value, work()!, sameState);
    if (changedPlan) void describe(good.plan);
  }

  function work(): Work | undefined {
    return plan.value && workOf(plan.value, edits.value, imports.value, locks.value, own.value);
  }

  /** Puts other work on the page. The step is remembered by whoever asks for it. */
  function put(next: State, cause: Wish['cause'] = 'plan', draftWillDo = false): void {
    const other = !samePlan(next.plan, plan.value);
    const now = work();
    const isAnswered = now !== undefined && sameQuestion(now, next);
    batch(() => {
      leverTrouble.value = undefined;
      if (other) {
        refusal.value = undefined;
        cursor.value = undefined;
        ghost.value = undefined;
      }
      plan.value = next.plan;
      edits.value = next.edits;
      imports.value = next.imports ?? NONE;
      locks.value = next.locks ?? NO_LOCKS;
      own.value = next.own;
      if (next.shelf) shelf.value = next.shelf;
      if (next.measures) measures.value = next.measures;
    });
    // A lock or a name changes no number.
    if (isAnswered) return;
    ask(cause, draftWillDo);
    if (other) void describe(next.plan);
  }

  /** A step of its own: remembered, with the answer as it stood before. */
  function step(next: State, what: What, cause?: Wish['cause'], gestureId?: number): void {
    const before = work();
    if (before && sameState(next, before)) return;
    batch(() => {
      if (before) {
        const opens = gestureId === undefined || history.value.past.at(-1)?.gesture !== gestureId;
        if (opens && !sameQuestion(before, next)) ghost.value = answer.value?.overview;
        history.value = record(history.value, stateFor(what, before), what, gestureId);
        // What begins a gesture may be all of it; what goes on is a drag.
        put(next, cause, !opens);
        return;
      }
      put(next, cause);
    });
  }

  /** What a step leaves: plans and measures of one's own go with it only where it changes them. */
  function stateFor(what: What, now: Work): State {
    if (isMeasureStep(what)) return { ...now, measures: measures.value };
    return isShelfStep(what) ? { ...now, shelf: shelf.value } : now;
  }

  function travel(way: 'past' | 'future'): void {
    endGesture();
    const now = work();
    const what = history.value[way].at(-1)?.what;
    const moved = now && what && (way === 'past' ? undo : redo)(history.value, stateFor(what, now));
    if (!moved) return;
    batch(() => {
      history.value = moved.history;
      if (!sameQuestion(now, moved.state)) ghost.value = answer.value?.overview;
      put(moved.state);
    });
  }

  function endGesture(): void {
    if (held.peek() === undefined || standing) return;
    gesture++;
    const now = work();
    batch(() => {
      held.value = undefined;
      calm.follow(false);
      if (now) history.value = settle(history.value, now, sameState);
      askWhole();
    });
  }

  /** Asks what a plan offers; an answer that comes after another plan was chosen, or of a plan with faults, is left aside. */
  async function describe(asked: PlanRef): Promise<void> {
    if (samePlan(described, asked)) return;
    try {
      const found = await engine.describe(asked);
      if (!found.ok || !samePlan(plan.value, asked)) return;
      described = asked;
      description.value = found.description;
    } catch {
      // The run that was asked with it says what is wrong.
    }
  }

  function setLever(lever: Lever, value: Value, gestureId?: number): void {
    const now = work();
    if (!now || !samePlan(described, now.plan)) return;
    if (leverTrouble.value) leverTrouble.value = undefined;
    const moved = withLever(now.edits, lever, value, locks.value);
    step({ ...now, edits: moved }, { kind: 'lever', lever }, { lever: lever.id }, gestureId);
  }

  function addHours(file: HoursFile, site: string | undefined): void {
    endGesture();
    const now = work();
    if (!now) return;
    refusal.value = undefined;
    step(changed(now, { imports: withFile(imports.value, file, site) }), { kind: 'import', file: file.name });
  }

  function choosePlan(next: PlanRef): void {
    endGesture();
    step({ plan: next, edits: {} }, { kind: 'plan', plan: next });
  }

  /** The plan with other orders, as one step: all other changes stay, and those of its former orders are in the file or gone. */
  function takeOrders(file: string, { name, text, before, after }: OrdersTaken, asked: PlanRequest): boolean {
    const now = work();
    if (!now || JSON.stringify(requestOf(now).set) !== JSON.stringify(asked.set) || !samePlan(now.plan, asked.plan)) return false;
    endGesture();
    const others = Object.fromEntries(Object.entries(now.edits).filter(([pointer]) => !pointer.startsWith('/orders/')));
    const locks = now.locks?.filter((pointer) => !pointer.startsWith('/orders/'));
    // Orders brought into a plan of orders take its place; those of another day stay what they are.
    const taken: FilePlan = now.plan.name === name ? { kind: 'file', name, text } : namedApart(files.value, { name, text });
    batch(() => {
      refusal.value = undefined;
      step(workOf(taken, others, now.imports, locks, now.own), { kind: 'import', file });
      notice.value = { kind: 'orders', file, before, after };
    });
    return true;
  }

  const opening = createOpening(engine, {
    choosePlan,
    addHours,
    request: () => {
      const now = work();
      return now && requestOf(now);
    },
    takeOrders,
    refuse(file, reason, issues) {
      batch(() => {
        view.value = 'workspace';
        refusal.value = { file, issues, reason };
      });
    },
    fail(error) {
      notice.value = { kind: 'failed', reason: reasonOf(error) };
    },
  });

  return {
    language,
    theme,
    plans,
    files,
    plan,
    edits,
    imports,
    locks,
    shelf,
    own,
    measures,
    homeless: opening.homeless,
    history,
    changes,
    answer,
    /** The same for what lies under the main chart, which follows a drag at half its pace. */
    calmAnswer: calm.answer,
    description,
    slow,
    refusal,
    leverTrouble,
    notice,
    cursor,
    tableOpen,
    view,
    sourceQuery,
    sourceFilter,
    compared,
    isComparedDue,
    sought,
    ghost,
    held,
    inHand,
    isBefore,
    charts,
    fileDoor,
    words: computed(() => wordsFor(language.value)),
    chart: computed(() => (answer.value ? chartData(answer.value.overview) : undefined)),
    calmChart: computed(() => (calm.answer.value ? chartData(calm.answer.value.overview) : undefined)),

    /** Shows work that no step led to: what the page begins with. */
    begin: put,
    work,

    choosePlan,

    /** Other work as one step: what an address asks for, or what the browser kept. */
    openWork(next: Work): void {
      endGesture();
      step(next, { kind: 'plan', plan: next.plan });
    },

    openFile: opening.openFile,
    settleWeather: opening.settleWeather,

    /** One value at once: typed, chosen, or set back. */
    moveLever(lever: Lever, value: Value): void {
      endGesture();
      setLever(lever, value);
    },

    /** One value of many, until the gesture ends: all of them are one step. */
    dragLever(lever: Lever, value: Value): void {
      if (held.peek() !== lever.id) endGesture();
      batch(() => {
        held.value = lever.id;
        setLever(lever, value, gesture);
      });
    },
    endGesture,

    /** Shows edits that no step remembers, as those of a lever in motion; without any, the plan is again as it stands. */
    preview(lever: Lever, shown: Edits | undefined): void {
      if (!shown && !standing) return;
      // The first is looked at for a while.
      const isInMotion = shown !== undefined && standing !== undefined;
      batch(() => {
        standing ??= edits.value;
        held.value = shown && lever.id;
        edits.value = shown ?? standing;
        if (shown) return;
        standing = undefined;
        leverTrouble.value = undefined;
        calm.follow(false);
      });
      ask({ lever: lever.id }, isInMotion);
    },

    openSources(query: SourceQuery): void {
      batch(() => {
        const { pointer } = query;
        const rows = description.value?.parameters ?? [];
        // One number of a list has its row with the others.
        const row = rows.some((one) => one.pointer === pointer) ? pointer : pointer?.replace(/\/\d+$/, '');
        sourceQuery.value = { ...query, pointer: row };
        sourceFilter.value = { ...ALL_SOURCES, text: query.text };
        view.value = 'sources';
      });
    },

    /** Back to the levers, at one of them. */
    seek(leverId: string): void {
      batch(() => {
        view.value = 'workspace';
        sought.value = leverId;
      });
    },

    ...createOwnSteps({ work, step, endGesture, shelf, history }),
    ...createLeverSteps({ work, step, endGesture, described: () => described, description, locks, imports, notice }),

    undo: () => travel('past'),
    redo: () => travel('future'),

    request: () => {
      const now = work();
      return now && requestOf(now);
    },
    engine,
  };
}
