/** What the page shows, as signals: a plan, the changes made to it, the last good answer, and what is to be said. */
import { batch, computed, signal } from '@preact/signals';
import type { Issue, Lever, Overview } from '../src/index.ts';
import type { Engine } from '../workers/engine.ts';
import type { OverviewAnswer, PlanCard, PlanDescription, PlanRef, PlanRequest } from '../workers/protocol.ts';
import { type ChartState, createChartState } from './chart-state.ts';
import { chartData } from './charts/series.ts';
import type { Language } from './format.ts';
import { wordsFor } from './i18n/messages.ts';
import { latest } from './run.ts';

export type View = 'workspace' | 'sources';
export type Theme = 'system' | 'light' | 'dark';
export type { PlanRef };
/** What a lever can be set to. */
export type Value = number | string | boolean;
/** A lever moved off the plan's own value, with what it writes into the scenario. */
export type Change = { readonly value: Value; readonly set: PlanRequest['set'] };
export type Changes = Readonly<Record<string, Change>>;
export type Answer = {
  readonly overview: Overview;
  readonly plan: PlanRef;
  readonly changes: Changes;
};
export type Refusal = {
  readonly file: string | undefined;
  readonly issues: readonly Issue[];
  readonly reason: RefusalReason | undefined;
};
export type RefusalReason = 'tooLarge' | 'notJson' | 'unreadable';
export type Notice =
  | { readonly kind: 'restarted' | 'gone' }
  | { readonly kind: 'failed' | 'exportFailed'; readonly reason: string };
/** A month of the run, by its place in it. */
export type Cursor = { readonly month: number; readonly pinned: boolean };

type Wish = { readonly plan: PlanRef; readonly changes: Changes; readonly cause: { readonly lever: string } | 'plan' };

/** After this long a run is said to be running, and the old picture fades. */
const SLOW_MS = 400;
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

export type Page = ReturnType<typeof createPage>;

export function createPage(engine: Engine, first: { language: Language; theme: Theme; plan: string | undefined }) {
  const language = signal<Language>(first.language);
  const theme = signal<Theme>(first.theme);
  const plans = signal<readonly PlanCard[]>([]);
  const files = signal<readonly Extract<PlanRef, { kind: 'file' }>[]>([]);
  const plan = signal<PlanRef | undefined>(undefined);
  const changes = signal<Changes>({});
  const answer = signal<Answer | undefined>(undefined);
  /** What the plan that is shown offers to be moved, and where its numbers are from. */
  const description = signal<PlanDescription | undefined>(undefined);
  const slow = signal(false);
  const refusal = signal<Refusal | undefined>(undefined);
  const leverTrouble = signal<{ readonly id: string; readonly reason: string } | undefined>(undefined);
  const notice = signal<Notice | undefined>(undefined);
  const cursor = signal<Cursor | undefined>(undefined);
  const tableOpen = signal(false);
  /** Which part of the page is in front. */
  const view = signal<View>('workspace');
  /** The answer as it stood before the gesture that is under way, or the last one. */
  const ghost = signal<Overview | undefined>(undefined);
  const charts: ChartState = createChartState();

  let newest: Wish | undefined;
  let slowTimer: ReturnType<typeof setTimeout> | undefined;

  const run = latest<Wish, OverviewAnswer>((wish) => engine.overview(requestOf(wish.plan, wish.changes)), show, fail);

  function ask(cause: Wish['cause']): void {
    if (!plan.value) return;
    newest = { plan: plan.value, changes: changes.value, cause };
    slowTimer ??= setTimeout(() => {
      slow.value = true;
    }, SLOW_MS);
    void run(newest);
  }

  function settle(wish: Wish): void {
    if (wish !== newest) return;
    clearTimeout(slowTimer);
    slowTimer = undefined;
    slow.value = false;
  }

  function show(result: OverviewAnswer, wish: Wish): void {
    batch(() => {
      settle(wish);
      if (result.ok) {
        answer.value = { overview: result.overview, plan: wish.plan, changes: wish.changes };
        if (notice.value?.kind === 'failed') notice.value = undefined;
        const opened = wish.plan;
        if (opened.kind === 'file') files.value = [...files.value.filter(({ name }) => name !== opened.name), opened];
      } else if (wish === newest) {
        // What was refused is taken back; what stood before stays.
        if (wish.cause === 'plan')
          refusal.value = {
            file: wish.plan.kind === 'file' ? wish.plan.name : undefined,
            issues: result.issues,
            reason: undefined,
          };
        else leverTrouble.value = { id: wish.cause.lever, reason: result.issues[0]?.message ?? '' };
        restore();
      }
    });
  }

  function fail(error: unknown, wish: Wish): void {
    batch(() => {
      settle(wish);
      if (wish === newest) restore();
      if (notice.value?.kind !== 'gone')
        notice.value = { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
    });
  }

  /** Back to what the last good answer answers. */
  function restore(): void {
    const good = answer.value;
    if (!good) return;
    plan.value = good.plan;
    changes.value = good.changes;
  }

  function showPlan(next: PlanRef): void {
    batch(() => {
      plan.value = next;
      changes.value = {};
      leverTrouble.value = undefined;
      refusal.value = undefined;
      cursor.value = undefined;
    });
    ask('plan');
    void describe(next);
  }

  /** Asks what a plan offers; an answer that comes after another plan was chosen, or of a plan with faults, is left aside. */
  async function describe(asked: PlanRef): Promise<void> {
    try {
      const found = await engine.describe(asked);
      if (found.ok && plan.value === asked) description.value = found.description;
    } catch {
      // The run that was asked with it says what is wrong.
    }
  }

  return {
    language,
    theme,
    plans,
    files,
    plan,
    changes,
    answer,
    description,
    slow,
    refusal,
    leverTrouble,
    notice,
    cursor,
    tableOpen,
    view,
    ghost,
    charts,
    words: computed(() => wordsFor(language.value)),
    chart: computed(() => (answer.value ? chartData(answer.value.overview) : undefined)),

    async start(): Promise<void> {
      try {
        plans.value = await engine.plans();
        const card = plans.value.find(({ name }) => name === first.plan) ?? plans.value[0];
        if (card) showPlan({ kind: 'shipped', name: card.name });
      } catch (error) {
        notice.value = { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
      }
    },

    choosePlan: showPlan,

    /** Open a file from the user's machine; what is wrong with it is said, and the page keeps its plan. */
    async openFile(file: File): Promise<void> {
      const refuse = (reason: RefusalReason) => {
        refusal.value = { file: file.name, issues: [], reason };
      };
      if (!/\.json$/i.test(file.name)) return refuse('notJson');
      if (file.size > MAX_FILE_BYTES) return refuse('tooLarge');
      try {
        showPlan({ kind: 'file', name: file.name, text: await file.text() });
      } catch {
        refuse('unreadable');
      }
    },

    moveLever(lever: Lever, value: Value): void {
      batch(() => {
        leverTrouble.value = undefined;
        const { [lever.id]: _, ...others } = changes.value;
        changes.value = value === lever.planValue ? others : { ...others, [lever.id]: { value, set: writesOf(lever, value) } };
      });
      ask({ lever: lever.id });
    },

    resetAll(): void {
      batch(() => {
        changes.value = {};
        leverTrouble.value = undefined;
      });
      ask('plan');
    },

    request: () => (plan.value ? requestOf(plan.value, changes.value) : undefined),
    engine,
  };
}

function requestOf(plan: PlanRef, changes: Changes): PlanRequest {
  return { plan, set: Object.values(changes).flatMap((change) => change.set) };
}

/** A quantity goes to each target times its factor, a choice as it is. */
function writesOf(lever: Lever, value: Value): PlanRequest['set'] {
  return lever.targets.map(({ pointer, factor }) => ({
    pointer,
    value: typeof value === 'number' ? Number((value * factor).toPrecision(12)) : value,
  }));
}
