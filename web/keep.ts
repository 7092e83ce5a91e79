/** What the browser keeps for the next visit: the plans that were opened, and the work that was under way. */
import type { OwnMeasures } from './own-measure/list.ts';
import type { OwnPlan } from './shelf.ts';
import type { Work } from './work.ts';

export type KeptPlan = { readonly name: string; readonly text: string; readonly openedMs: number };
export type KeptWork = Work;
/** The plans beside the one on the page, with the names they were given; and which of all is the base, the page's own being 0. */
export type KeptPlans = {
  readonly slots: readonly { readonly name: string | undefined; readonly work: Work }[];
  readonly ownName: string | undefined;
  readonly base: number;
};

export type Keep = {
  plans(): Promise<readonly KeptPlan[]>;
  addPlan(plan: KeptPlan): Promise<void>;
  removePlan(name: string): Promise<void>;
  work(): Promise<KeptWork | undefined>;
  saveWork(work: KeptWork | undefined): Promise<void>;
  /** Plans of one's own, in the order of their saving. */
  ownPlans(): Promise<readonly OwnPlan[]>;
  saveOwn(plan: OwnPlan): Promise<void>;
  removeOwn(name: string): Promise<void>;
};
export type ComparedKeep = {
  /** The plans that were compared. */
  compared(): Promise<KeptPlans | undefined>;
  saveCompared(plans: KeptPlans | undefined): Promise<void>;
};

/** Measures of one's own, as they were kept: whoever reads them looks at what they are. */
export type MeasuresKeep = {
  measures(): Promise<unknown>;
  /** Reads what is kept and writes what it becomes, while no other page can do either. */
  changeMeasures(change: (kept: unknown) => OwnMeasures): Promise<void>;
};

const PLANS = 'plans';
const WORK = 'work';
const CURRENT = 'current';
const COMPARED = 'compared';
const OWN = 'own';
const MEASURES = 'measures';

/** Every call fails where the browser refuses to keep anything. */
export function openKeep(name = 'jalon'): Keep & ComparedKeep & MeasuresKeep {
  let opened: Promise<IDBDatabase> | undefined;
  const open = (): Promise<IDBDatabase> => {
    opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 2);
      request.onupgradeneeded = ({ oldVersion }) => {
        if (oldVersion < 1) {
          request.result.createObjectStore(PLANS, { keyPath: 'name' });
          request.result.createObjectStore(WORK);
        }
        request.result.createObjectStore(OWN, { keyPath: 'name' });
      };
      request.onsuccess = () => {
        // A newer page in another tab need not wait for this one to close.
        request.result.onversionchange = () => request.result.close();
        resolve(request.result);
      };
      request.onerror = () => reject(request.error);
      request.onblocked = () => reject(new Error('another page holds the store'));
    });
    return opened;
  };
  const ask = async <T>(store: string, mode: IDBTransactionMode, question: (store: IDBObjectStore) => IDBRequest): Promise<T> => {
    const database = await open();
    return new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(store, mode);
      const request = question(transaction.objectStore(store));
      // Not left to end by itself: what is written while the page goes would be taken back with it. Who waits for an answer has more to ask.
      if (request.onsuccess === null) transaction.commit();
      transaction.oncomplete = () => resolve(request.result as T);
      transaction.onabort = () => reject(transaction.error);
      transaction.onerror = () => reject(transaction.error);
    });
  };
  return {
    plans: async () =>
      (await ask<KeptPlan[]>(PLANS, 'readonly', (store) => store.getAll())).sort((a, b) => b.openedMs - a.openedMs),
    addPlan: (plan) => ask(PLANS, 'readwrite', (store) => store.put(plan)),
    removePlan: (plan) => ask(PLANS, 'readwrite', (store) => store.delete(plan)),
    work: () => ask(WORK, 'readonly', (store) => store.get(CURRENT)),
    saveWork: (work) =>
      ask(WORK, 'readwrite', (store) => (work === undefined ? store.delete(CURRENT) : store.put(work, CURRENT))),
    compared: () => ask(WORK, 'readonly', (store) => store.get(COMPARED)),
    saveCompared: (plans) =>
      ask(WORK, 'readwrite', (store) => (plans === undefined ? store.delete(COMPARED) : store.put(plans, COMPARED))),
    measures: () => ask(WORK, 'readonly', (store) => store.get(MEASURES)),
    changeMeasures: (change) =>
      ask(WORK, 'readwrite', (store) => {
        const read = store.get(MEASURES);
        read.onsuccess = () => {
          store.put(change(read.result), MEASURES);
          store.transaction.commit();
        };
        return read;
      }),
    ownPlans: async () =>
      (await ask<OwnPlan[]>(OWN, 'readonly', (store) => store.getAll())).sort((a, b) => a.savedMs - b.savedMs),
    saveOwn: (plan) => ask(OWN, 'readwrite', (store) => store.put(plan)),
    removeOwn: (plan) => ask(OWN, 'readwrite', (store) => store.delete(plan)),
  };
}
