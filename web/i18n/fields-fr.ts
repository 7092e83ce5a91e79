/** Textes français : names of the fields. */
import type { fieldsEn } from './fields-en.ts';

export const fieldsFr: Readonly<Record<keyof typeof fieldsEn, string>> = {};
