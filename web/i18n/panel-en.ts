/** English texts: levers, files and sources. */
export const panelEn = {} as const;
