import { type Selection, select } from 'd3';

export type Group = Selection<SVGGElement, unknown, null, undefined>;

/** The group of a class inside a parent, made on the first call. */
export function groupOf(parent: SVGElement, name: string): Group {
  const found = select(parent).selectChild<SVGGElement>(`g.${name}`);
  return found.empty() ? (select(parent).append('g').attr('class', name) as unknown as Group) : (found as unknown as Group);
}
