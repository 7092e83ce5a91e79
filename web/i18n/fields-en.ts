/** English texts: names of the fields. */
export const fieldsEn = {} as const;
