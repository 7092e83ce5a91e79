/** Two plans and all that lies between them: which inputs may be changed, and the plan in which some of them are. */
import { checkPlan } from '../open.ts';
import { type Imports, NO_IMPORTS } from '../scenario/imports.ts';
import type { Issue } from '../scenario/issues.ts';
import { type Lever, leversOf } from '../scenario/levers.ts';
import type { LoadAnswer, Opened } from '../scenario/load.ts';
import type { JsonObject } from '../scenario/pointer.ts';
import type { Coalition } from './attribution.ts';
import { type Compared, type ComparedInput, comparedInputs, type Grain, groupedInputs, IMPORTS } from './compared-inputs.ts';
import { mixed } from './mix.ts';

export type Between = {
  /** The inputs that are changed as one, in the order shown. */
  readonly inputs: readonly (readonly ComparedInput[])[];
  /** The plan in which some of them are as in the second. */
  readonly mix: (coalition: Coalition) => Mixed;
};
export type Mixed =
  | (Extract<LoadAnswer, { ok: true }> & { readonly imports: Imports })
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** `opened` is how the first plan was read: it says which file wrote what, where a mixed plan has faults. */
export function between(one: Compared, other: Compared, opened: Pick<Opened, 'file' | 'layers'>, grain: Grain): Between {
  const rows = comparedInputs([one, other]).filter(({ differs }) => differs);
  const levers: Lever[] = [...leversOf(one), ...leversOf(other)];
  const groups = groupedInputs(
    rows.map(({ pointer }) => pointer),
    levers,
    grain,
  );
  const inputs = groups.map((group) => group.map((i) => rows[i]!));
  return {
    inputs,
    mix(coalition) {
      const pointers = coalition.flatMap((input) => inputs[input]!.map(({ pointer }) => pointer));
      const places = pointers.filter((pointer) => !pointer.startsWith(`${IMPORTS}/`));
      const document = mixed(one.document, other.document, places) as JsonObject;
      const loaded = checkPlan({ ok: true, ...opened, document }, []);
      return loaded.ok ? { ...loaded, imports: mixedImports(one.imports, other.imports, new Set(pointers)) } : loaded;
    },
  };
}

function mixedImports(one: Imports = NO_IMPORTS, other: Imports = NO_IMPORTS, taken: ReadonlySet<string>): Imports {
  const at = (kind: 'price' | 'carbon') => (taken.has(`${IMPORTS}/${kind}`) ? other : one)[kind];
  const isTaken = ({ site }: { readonly site: string }) => taken.has(`${IMPORTS}/weather/${site}`);
  const [price, carbon] = [at('price'), at('carbon')];
  return {
    weather: [...one.weather.filter((file) => !isTaken(file)), ...other.weather.filter(isTaken)],
    ...(price && { price }),
    ...(carbon && { carbon }),
  };
}
