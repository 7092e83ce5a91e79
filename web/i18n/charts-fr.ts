/** Textes français : charts, why and build-out. */
import type { chartsEn } from './charts-en.ts';

export const chartsFr: Readonly<Record<keyof typeof chartsEn, string>> = {};
