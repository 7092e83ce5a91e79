/** The plans that are compared: the one on the page, which is A, and up to three beside it that stay as they were taken. */
import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { ComparedInput, Issue, LocalText, Overview } from '../src/index.ts';
import { readAddress } from './address.ts';
import { fileKind } from './imports.ts';
import { type ComparedKeep, type KeptPlans, openKeep } from './keep.ts';
import { MAX_FILE_BYTES, type RefusalReason } from './opening.ts';
import { reasonOf } from './reason.ts';
import type { Page, PlanRef } from './state.ts';
import { requestOf, sameWork, type Work } from './work.ts';

export const LETTERS = ['A', 'B', 'C', 'D'] as const;
export type Letter = (typeof LETTERS)[number];
export const MODES = ['overlay', 'panels', 'difference', 'table'] as const;
export type Mode = (typeof MODES)[number];
/** The plan on the page, among the others. */
export const OWN = 'own';

/** A plan beside the one on the page; without a name of its own it goes by that of its plan. */
export type Slot = { readonly id: string; readonly name: string | undefined; readonly work: Work };
export type Run =
  | { readonly kind: 'running' }
  | { readonly kind: 'told'; readonly overview: Overview }
  | { readonly kind: 'failed'; readonly reason: LocalText };

/** One of the plans as the view shows it. */
export type Plan = Slot & { readonly letter: Letter; readonly run: Run };
/** One that has been run. */
export type ReadyPlan = Plan & { readonly overview: Overview };

export type InputsTold = {
  readonly ids: readonly string[];
  readonly works: readonly Work[];
  readonly inputs: readonly ComparedInput[];
};

export type StepKind = 'add' | 'replace' | 'remove' | 'swap' | 'rename';
type Step = {
  readonly kind: StepKind;
  readonly letter: Letter;
  readonly slots: readonly Slot[];
  readonly ownName: string | undefined;
  readonly base: string;
  /** What was on the page, where the step changed it. */
  readonly work?: Work;
};

/** Why a plan was not taken up. */
export type AddTrouble =
  | {
      readonly kind: 'file';
      readonly file: string;
      readonly reason: RefusalReason | undefined;
      readonly issues: readonly Issue[];
    }
  | { readonly kind: 'link'; readonly unread: readonly string[]; readonly issues: readonly Issue[] }
  | { readonly kind: 'linkPlan' | 'linkFile'; readonly name: string }
  | { readonly kind: 'noLink' }
  | { readonly kind: 'failed'; readonly reason: LocalText };

export type Compare = ReturnType<typeof createCompare>;

const known = new WeakMap<Page, Compare>();

/** The comparison of a page: the same as long as the page stands. */
export function compareOf(page: Page, keep: () => ComparedKeep = openKeep): Compare {
  const found = known.get(page);
  if (found) return found;
  const made = createCompare(page, keep());
  known.set(page, made);
  return made;
}

export function createCompare(page: Page, keep: ComparedKeep) {
  const slots = signal<readonly Slot[]>([]);
  const ownName = signal<string | undefined>(undefined);
  const base = signal<string>(OWN);
  const mode = signal<Mode>('overlay');
  const runs = signal<ReadonlyMap<string, Run>>(new Map());
  const past = signal<readonly Step[]>([]);
  const trouble = signal<AddTrouble | undefined>(undefined);
  /** A month that is pointed at beyond the run of the plan on the page. */
  const beyond = signal<{ readonly key: string; readonly pinned: boolean } | undefined>(undefined);
  /** The plan whose row is pointed at: in the charts the others step back. */
  const lit = signal<string | undefined>(undefined);
  /** True once the browser has refused to keep the plans. */
  const unkept = signal(false);
  /** What the plans were asked when that was last looked up: their inputs, by the works that they are of. */
  const inputs = signal<InputsTold | undefined>(undefined);
  let next = 0;

  const plans: ReadonlySignal<readonly Plan[]> = computed(() => {
    const answer = page.answer.value;
    if (!answer) return [];
    const own: Plan = {
      id: OWN,
      name: ownName.value,
      work: { plan: answer.plan, edits: answer.edits, imports: answer.imports },
      letter: 'A',
      run: { kind: 'told', overview: answer.overview },
    };
    const beside = slots.value.map((slot, i): Plan => {
      return { ...slot, letter: LETTERS[i + 1]!, run: runs.value.get(slot.id) ?? { kind: 'running' } };
    });
    return [own, ...beside];
  });
  const ready = computed(() =>
    plans.value.flatMap((plan): readonly ReadyPlan[] =>
      plan.run.kind === 'told' ? [{ ...plan, overview: plan.run.overview }] : [],
    ),
  );
  /** The plan that the others are told against. */
  const basePlan = computed(() => ready.value.find(({ id }) => id === base.value) ?? ready.value[0]);

  function settleRun(id: string, run: Run): void {
    runs.value = new Map(runs.value).set(id, run);
  }

  // One after another: of two runs that are asked at once only the newer is made.
  let queue = Promise.resolve();
  function runLater(slot: Slot): void {
    if (runs.peek().has(slot.id)) return;
    settleRun(slot.id, { kind: 'running' });
    queue = queue.then(async () => {
      if (!slots.peek().some(({ id }) => id === slot.id)) {
        // Removed meanwhile: should it come back, it is run then.
        runs.value = new Map([...runs.value].filter(([id]) => id !== slot.id));
        return;
      }
      try {
        const answer = (await page.engine.beside(requestOf(slot.work))) ?? (await page.engine.beside(requestOf(slot.work)));
        if (answer?.ok) settleRun(slot.id, { kind: 'told', overview: answer.overview });
        else if (answer) settleRun(slot.id, { kind: 'failed', reason: answer.issues[0]!.message });
      } catch (error) {
        settleRun(slot.id, { kind: 'failed', reason: reasonOf(error) });
      }
    });
  }

  function slotOf(work: Work, name: string | undefined): Slot {
    next++;
    return { id: `slot-${next}`, name, work };
  }

  function remember(kind: StepKind, letter: Letter, work?: Work): void {
    const step = { kind, letter, slots: slots.value, ownName: ownName.value, base: base.value, ...(work && { work }) };
    past.value = [...past.value.slice(-49), step];
  }

  /** Adds a plan; where there are four, it takes the place of the last. */
  function add(work: Work, name?: string, overview?: Overview): void {
    batch(() => {
      trouble.value = undefined;
      const isFull = slots.value.length === LETTERS.length - 1;
      const kept = isFull ? slots.value.slice(0, -1) : slots.value;
      remember(isFull ? 'replace' : 'add', LETTERS[kept.length + 1]!);
      const slot = slotOf(work, name);
      if (overview) settleRun(slot.id, { kind: 'told', overview });
      slots.value = [...kept, slot];
      if (base.value !== OWN && !slots.value.some(({ id }) => id === base.value)) base.value = OWN;
    });
  }

  /** What the page shows of its own work, where it is up to date and no draft. */
  function ownOverview(): Overview | undefined {
    const [answer, work] = [page.answer.value, page.work()];
    return answer && !answer.isDraft && work && sameWork(answer, work) ? answer.overview : undefined;
  }

  /** Runs a plan that comes from outside before it is taken up: what is wrong with it is told instead. */
  async function tryOut(work: Work, refuse: (issues: readonly Issue[]) => AddTrouble, name?: string): Promise<boolean> {
    trouble.value = undefined;
    try {
      const turn = queue.then(async () => (await page.engine.beside(requestOf(work))) ?? page.engine.beside(requestOf(work)));
      queue = turn.then(
        () => {},
        () => {},
      );
      const answer = await turn;
      if (answer?.ok) add(work, name, answer.overview);
      else if (answer) trouble.value = refuse(answer.issues);
      return answer?.ok === true;
    } catch (error) {
      trouble.value = { kind: 'failed', reason: reasonOf(error) };
      return false;
    }
  }

  async function start(): Promise<void> {
    try {
      const kept = await keep.compared();
      if (kept && slots.peek().length === 0) takeUp(kept);
    } catch {
      // Said when there is something to keep.
    }
    effect(() => {
      const told: KeptPlans = {
        slots: slots.value.map(({ name, work }) => ({ name, work })),
        ownName: ownName.value,
        base: base.value === OWN ? 0 : 1 + slots.value.findIndex(({ id }) => id === base.value),
      };
      keep.saveCompared(told.slots.length === 0 && told.ownName === undefined ? undefined : told).catch(() => {
        unkept.value = true;
      });
    });
  }

  function takeUp(kept: KeptPlans): void {
    batch(() => {
      slots.value = kept.slots.slice(0, LETTERS.length - 1).map(({ work, name }) => slotOf(work, name));
      ownName.value = kept.ownName;
      base.value = slots.value[kept.base - 1]?.id ?? OWN;
    });
  }

  const started = start();
  effect(() => {
    for (const slot of slots.value) runLater(slot);
  });

  return {
    slots,
    base,
    mode,
    plans,
    ready,
    basePlan,
    past,
    trouble,
    beyond,
    lit,
    unkept,
    inputs,
    /** Ends when the plans of the last visit are there. */
    started,
    add,

    /** The work on the page as it stands: it stays so whatever is done on the page. */
    duplicate(): void {
      const work = page.work();
      if (work) add(work, undefined, ownOverview());
    },

    addShipped(name: string): void {
      add({ plan: { kind: 'shipped', name }, edits: {} });
    },

    async addFile(file: File): Promise<boolean> {
      const refuse = (reason: RefusalReason | undefined, issues: readonly Issue[] = []): AddTrouble => {
        return { kind: 'file', file: file.name, reason, issues };
      };
      // Hours belong to a plan: they go the way of the page.
      if (fileKind(file.name) === 'hours') {
        await page.openFile(file);
        return true;
      }
      if (fileKind(file.name) !== 'plan') trouble.value = refuse('unknown');
      else if (file.size > MAX_FILE_BYTES) trouble.value = refuse('tooLarge');
      else {
        const text = await file.text().catch(() => undefined);
        if (text === undefined) trouble.value = refuse('unreadable');
        else return tryOut({ plan: { kind: 'file', name: file.name, text }, edits: {} }, (issues) => refuse(undefined, issues));
      }
      return false;
    },

    /** A link to a plan of this page, or the part of it behind the question mark. */
    async addLink(link: string): Promise<boolean> {
      const at = link.indexOf('?');
      const asked = readAddress(at < 0 ? '' : link.slice(at).replace(/#.*$/, ''));
      const isEmpty = asked.plan === undefined && asked.file === undefined && Object.keys(asked.edits).length === 0;
      if (at < 0 || (isEmpty && asked.unread.length === 0 && !/[?&]v=|[?&]lang=/.test(link))) trouble.value = { kind: 'noLink' };
      else if (asked.unread.length > 0) trouble.value = { kind: 'link', unread: asked.unread, issues: [] };
      else {
        const plan = planOf(asked.plan, asked.file);
        if (plan) return tryOut({ plan, edits: asked.edits }, (issues) => ({ kind: 'link', unread: [], issues }));
      }
      return false;
    },

    rename(id: string, name: string): void {
      const plan = plans.peek().find((one) => one.id === id);
      const said = name.trim().slice(0, 120) || undefined;
      if (!plan || plan.name === said) return;
      batch(() => {
        remember('rename', plan.letter);
        if (id === OWN) ownName.value = said;
        else slots.value = slots.value.map((slot) => (slot.id === id ? { ...slot, name: said } : slot));
      });
    },

    remove(id: string): void {
      const plan = plans.peek().find((one) => one.id === id);
      if (!plan || id === OWN) return;
      batch(() => {
        remember('remove', plan.letter);
        slots.value = slots.value.filter((slot) => slot.id !== id);
        if (base.value === id) base.value = OWN;
      });
    },

    /** The plan on the page and another change places, with their names. */
    swap(id: string): void {
      const [work, slot] = [page.work(), slots.value.find((one) => one.id === id)];
      if (!work || !slot) return;
      const overview = ownOverview();
      batch(() => {
        remember('swap', plans.peek().find((one) => one.id === id)!.letter, work);
        const taken = slotOf(work, ownName.value);
        if (overview) settleRun(taken.id, { kind: 'told', overview });
        slots.value = slots.value.map((one) => (one === slot ? taken : one));
        ownName.value = slot.name;
        if (base.value === id) base.value = OWN;
        else if (base.value === OWN) base.value = taken.id;
        page.openWork(slot.work);
      });
    },

    /** Puts a plan on the page, to be worked on; it stays among those compared. */
    openOnPage(id: string): void {
      const slot = slots.value.find((one) => one.id === id);
      if (!slot) return;
      batch(() => {
        page.openWork(slot.work);
        page.view.value = 'workspace';
      });
    },

    /** Takes back the last step of the view, also where it changed what is on the page. */
    undo(): void {
      const step = past.value.at(-1);
      if (!step) return;
      batch(() => {
        past.value = past.value.slice(0, -1);
        slots.value = step.slots;
        ownName.value = step.ownName;
        base.value = step.base;
        trouble.value = undefined;
        if (step.work) page.openWork(step.work);
      });
    },
  };

  function planOf(name: string | undefined, file: string | undefined): PlanRef | undefined {
    if (file !== undefined) {
      const found = page.files.value.find((one) => one.name === file);
      if (!found) trouble.value = { kind: 'linkFile', name: file };
      return found;
    }
    const first = page.plans.value[0];
    const card = name === undefined ? first : page.plans.value.find((one) => one.name === name);
    if (!card) trouble.value = { kind: 'linkPlan', name: name ?? '' };
    return card && { kind: 'shipped', name: card.name };
  }
}
