/** The version of both pages. Raise both when a sentence changes its meaning. */
export const legalVersion = { number: 2, date: '2026-11-29' } as const;
