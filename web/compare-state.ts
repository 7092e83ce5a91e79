/** The plans that are compared: the one on the page, which is A, and up to three beside it that stay as they were taken. */
import { batch, computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { ComparedInput, Overview } from '../src/index.ts';
import { type AddTrouble, createAdding } from './compare-adding.ts';
import { createRuns, type Run } from './compare-runs.ts';
import { type Compared, LETTERS, type Letter, type Mode, type Show } from './compared.ts';
import { type ComparedKeep, type KeptPlans, openKeep } from './keep.ts';
import type { Page } from './state.ts';
import { sameWork, type Work } from './work.ts';

/** The plan on the page, among the others. */
export const OWN = 'own';

/** A plan beside the one on the page; without a name of its own it goes by that of its plan. */
export type Slot = { readonly id: string; readonly name: string | undefined; readonly work: Work };
/** One of the plans as the view shows it. */
export type Plan = Slot & { readonly letter: Letter; readonly run: Run };
/** One that has been run. */
export type ReadyPlan = Plan & { readonly overview: Overview };

export type InputsTold = {
  readonly ids: readonly string[];
  readonly works: readonly Work[];
  readonly inputs: readonly ComparedInput[];
};

export type StepKind = 'add' | 'replace' | 'remove' | 'swap' | 'rename' | 'link';
type Step = {
  readonly kind: StepKind;
  readonly letter: Letter;
  readonly slots: readonly Slot[];
  readonly ownName: string | undefined;
  readonly base: string;
  /** What was on the page, where the step changed it. */
  readonly work?: Work;
};

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
  /** Which inputs are listed. */
  const show = signal<Show>('different');
  const { runs, settle, tryOut, runLater } = createRuns(page, slots);
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
  /** What the page was told of the comparison last. */
  let shown: Compared | undefined;
  /** The plans that a link gave, while they stand as it gave them. */
  let given: readonly Slot[] | undefined;

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

  const told = computed<KeptPlans>(() => ({
    slots: slots.value.map(({ name, work }) => ({ name, work })),
    ownName: ownName.value,
    base: base.value === OWN ? 0 : 1 + slots.value.findIndex(({ id }) => id === base.value),
  }));

  function slotOf(work: Work, name: string | undefined): Slot {
    next++;
    return { id: `slot-${next}`, name, work };
  }

  function remember(kind: StepKind, letter: Letter, work?: Work): void {
    const step = { kind, letter, slots: slots.value, ownName: ownName.value, base: base.value, ...(work && { work }) };
    past.value = [...past.value.slice(-49), step];
  }

  const adding = createAdding(page, {
    trouble,
    run: tryOut,
    add,
  });

  /** Adds a plan; where there are four, it takes the place of the last. */
  function add(work: Work, name?: string, overview?: Overview): void {
    batch(() => {
      trouble.value = undefined;
      const isFull = slots.value.length === LETTERS.length - 1;
      const kept = isFull ? slots.value.slice(0, -1) : slots.value;
      remember(isFull ? 'replace' : 'add', LETTERS[kept.length + 1]!);
      const slot = slotOf(work, name);
      if (overview) settle(slot.id, { kind: 'told', overview });
      slots.value = [...kept, slot];
      if (base.value !== OWN && !slots.value.some(({ id }) => id === base.value)) base.value = OWN;
    });
  }

  /** What the page shows of its own work, where it is up to date and no draft. */
  function ownOverview(): Overview | undefined {
    const [answer, work] = [page.answer.value, page.work()];
    return answer && !answer.isDraft && work && sameWork(answer, work) ? answer.overview : undefined;
  }

  async function start(): Promise<void> {
    try {
      const kept = await keep.compared();
      if (kept && slots.peek().length === 0) takeUp(kept);
    } catch {
      // Said when there is something to keep.
    }
    effect(() => {
      const asked = page.compared.value;
      if (asked && asked !== shown) untracked(() => follow(asked));
    });
    effect(() => {
      const { slots: beside, ownName: name } = told.value;
      // What a link gave is kept once it is changed: until then what was compared before stays for the next visit.
      if (slots.value === given) return;
      keep.saveCompared(beside.length === 0 && name === undefined ? undefined : told.value).catch(() => {
        unkept.value = true;
      });
    });
    effect(() => {
      shown = { ...told.value, mode: mode.value, show: show.value };
      page.compared.value = shown;
    });
  }

  /** What the address asks for takes the place of what was compared before, which one step brings back. */
  function follow(asked: Compared): void {
    batch(() => {
      shown = asked;
      mode.value = asked.mode;
      show.value = asked.show;
      if (asked.slots.length === 0 && asked.ownName === undefined) return;
      const isSame = (slot: Slot, i: number) => sameWork(slot.work, asked.slots[i]!.work) && slot.name === asked.slots[i]!.name;
      if (slots.value.length === asked.slots.length && slots.value.every(isSame)) {
        ownName.value = asked.ownName;
        base.value = slots.value[asked.base - 1]?.id ?? OWN;
        return;
      }
      if (slots.value.length > 0) remember('link', 'A');
      takeUp(asked);
      given = slots.value;
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
    if (page.isComparedDue.value) return;
    for (const slot of slots.value) runLater(slot);
  });

  return {
    slots,
    base,
    mode,
    show,
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

    ...adding,

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
        if (overview) settle(taken.id, { kind: 'told', overview });
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
}
