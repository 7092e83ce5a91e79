/** The keys that are in force, by where they act. */
import type { KeysKey } from './key-words.ts';

export type KeyRow = {
  /** Ways to press it; the keys of one way are pressed together. */
  readonly ways: readonly (readonly string[])[];
  readonly does: KeysKey;
  /** True for a key of one sign, which can be switched off. */
  readonly isLetter?: true;
};

/** `mod` is the Command key on a Mac and Ctrl elsewhere. */
export const KEY_LIST: readonly { readonly where: KeysKey; readonly rows: readonly KeyRow[] }[] = [
  {
    where: 'keys.page',
    rows: [
      { ways: [['/']], does: 'keys.find', isLetter: true },
      { ways: [['mod', 'Z']], does: 'keys.undo' },
      {
        ways: [
          ['mod', 'shift', 'Z'],
          ['mod', 'Y'],
        ],
        does: 'keys.redo',
      },
      { ways: [['mod', 'S']], does: 'keys.save' },
      { ways: [['mod', 'O']], does: 'keys.file' },
      { ways: [['R']], does: 'keys.again', isLetter: true },
      { ways: [['B']], does: 'keys.hold', isLetter: true },
      { ways: [['T']], does: 'keys.table', isLetter: true },
      { ways: [['W']], does: 'keys.why', isLetter: true },
      { ways: [['E']], does: 'keys.export', isLetter: true },
      { ways: [['?']], does: 'keys.map', isLetter: true },
    ],
  },
  {
    where: 'keys.lever',
    rows: [
      { ways: [['←', '→']], does: 'keys.step' },
      { ways: [['shift', '←', '→']], does: 'keys.tenSteps' },
      { ways: [['Home'], ['End']], does: 'keys.ends' },
      { ways: [['Del']], does: 'keys.reset' },
      { ways: [['L']], does: 'keys.lock', isLetter: true },
      { ways: [['S']], does: 'keys.source', isLetter: true },
    ],
  },
  {
    where: 'keys.chart',
    rows: [
      { ways: [['←', '→']], does: 'keys.month' },
      { ways: [['PgUp'], ['PgDn']], does: 'keys.quarter' },
      { ways: [['Home'], ['End']], does: 'keys.chartEnds' },
      { ways: [['Enter']], does: 'keys.pin' },
      { ways: [['Esc']], does: 'keys.free' },
    ],
  },
  {
    where: 'keys.works',
    rows: [
      { ways: [['↑', '↓']], does: 'keys.activity' },
      { ways: [['←', '→']], does: 'keys.moveActivity' },
      { ways: [['shift', '←', '→']], does: 'keys.stretchActivity' },
      { ways: [['Enter']], does: 'keys.exactActivity' },
    ],
  },
];
