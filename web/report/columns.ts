/** How wide the columns of a table are. */

/** The longest word of a text, and all of it. */
export type Reach = { readonly word: number; readonly whole: number };

/** Every column has room for its longest word; what is left goes to those whose texts want more, as they want it. */
export function columnWidths(columns: readonly (readonly Reach[])[], room: number): readonly number[] {
  const least = columns.map((cells) => Math.max(...cells.map(({ word }) => word)));
  const most = columns.map((cells, i) => Math.max(least[i]!, ...cells.map(({ whole }) => whole)));
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
  const [needed, wanted] = [sum(least), sum(most)];
  if (wanted <= room) return most;
  if (needed >= room) return least.map((one) => (one / needed) * room);
  // A long text asks for lines, not for a line: its wish counts by its root.
  const wishes = most.map((one, i) => Math.sqrt(one) * Math.sqrt(one - least[i]!));
  const whole = sum(wishes);
  const given = least.map((one, i) => Math.min(most[i]!, one + ((room - needed) * wishes[i]!) / whole));
  const rest = room - sum(given);
  const open = most.map((one, i) => one - given[i]!);
  const left = sum(open);
  return left > 0 ? given.map((one, i) => one + (rest * open[i]!) / left) : given;
}
