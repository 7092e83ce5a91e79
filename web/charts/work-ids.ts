/** The small charts of the work. */
export const WORK_MULTIPLES = ['classes', 'training', 'latency', 'people'] as const;
export type WorkMultipleId = (typeof WORK_MULTIPLES)[number];
