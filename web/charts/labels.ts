/**
 * Labels that would cover one another are moved apart: in the order of their middles, so that no way to a label crosses another's, as
 * little as it takes, between `low` and `high`.
 */
export type Wish = { readonly top: number; readonly height: number };

type Block = {
  readonly members: readonly Wish[];
  readonly indexes: readonly number[];
  readonly height: number;
  readonly start: number;
};

/** The tops at which the labels stand, in the order of the wishes. */
export function spread(wishes: readonly Wish[], low: number, high: number): readonly number[] {
  const middle = (i: number): number => wishes[i]!.top + wishes[i]!.height / 2;
  const order = wishes.map((_, i) => i).sort((a, b) => middle(a) - middle(b) || a - b);
  const blocks: Block[] = [];
  for (const i of order) {
    let block = blockOf([wishes[i]!], [i], low, high);
    // Blocks that touch become one, which stands where its labels are served best together.
    for (let before = blocks.at(-1); before && before.start + before.height > block.start; before = blocks.at(-1)) {
      blocks.pop();
      block = blockOf([...before.members, ...block.members], [...before.indexes, ...block.indexes], low, high);
    }
    blocks.push(block);
  }
  const tops = new Array<number>(wishes.length);
  for (const block of blocks) {
    let top = block.start;
    block.members.forEach((member, k) => {
      tops[block.indexes[k]!] = top;
      top += member.height;
    });
  }
  return tops;
}

function blockOf(members: readonly Wish[], indexes: readonly number[], low: number, high: number): Block {
  let height = 0;
  let sum = 0;
  for (const member of members) {
    sum += member.top - height;
    height += member.height;
  }
  return { members, indexes, height, start: Math.max(low, Math.min(high - height, sum / members.length)) };
}
