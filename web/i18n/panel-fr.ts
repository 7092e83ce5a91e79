/** Textes français : levers, files and sources. */
import type { panelEn } from './panel-en.ts';

export const panelFr: Readonly<Record<keyof typeof panelEn, string>> = {};
