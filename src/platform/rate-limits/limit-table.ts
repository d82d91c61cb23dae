/** How many uses a key has within a window. The window begins with its first use. */
export interface Limit {
  readonly uses: number;
  readonly seconds: number;
}

const minute = 60;
const hour = 60 * minute;

/**
 * Every rate limit of the site with its default. `RATE_LIMITS` overrides single ones; docs/configuration.md holds the same table for operators,
 * and a test compares the two.
 */
export const defaultLimits = {
  /** Sign-ups, by address block. */
  'sign-up': { uses: 100, seconds: hour },
  /** Meetings opened, by account. */
  'meeting-open': { uses: 30, seconds: hour },
  /** Meetings joined or left, by account. */
  'meeting-join': { uses: 120, seconds: hour },
  /** Edits, cancellations, removals and readmissions, by account. */
  'meeting-edit': { uses: 120, seconds: hour },
  /** Searches with a query, by account or, for visitors, by address block. */
  search: { uses: 60, seconds: minute },
  /** Share pictures, by address block. */
  'share-picture': { uses: 30, seconds: minute },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof defaultLimits;
export type Limits = Readonly<Record<LimitName, Limit>>;

export const limitNames = Object.keys(defaultLimits) as LimitName[];
