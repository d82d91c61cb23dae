/** Limits of notes. The database holds the length of a rule as a CHECK constraint. */
export const noteLimits = {
  /** The most letters that a leader can wish for. */
  wished: 2_000,
  /** Notes on one page. */
  perPage: 20,
  /** Notes that a meeting's page shows. */
  onMeetingPage: 3,
} as const;
