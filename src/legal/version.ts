/** The version of both pages. Raise both when a sentence changes its meaning. */
export const legalVersion = { number: 1, date: '2026-11-28' } as const;
