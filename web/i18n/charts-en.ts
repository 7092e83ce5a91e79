/** English texts: charts, why and build-out. */
export const chartsEn = {} as const;
