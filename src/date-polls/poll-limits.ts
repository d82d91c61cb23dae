const minute = 60_000;

/** The limits of date polls. The database holds that of `minutes` too. */
export const pollLimits = {
  /** Dates of one poll. */
  dates: 8,
  /** How far in the future a date may be, in milliseconds. */
  horizonMs: 365 * 24 * 60 * minute,
  /** The length of the meeting. */
  minutes: { min: 10, max: 720 },
  /** Polls of one club: open at once, opened within 24 hours, and stored. */
  open: 3,
  perDay: 10,
  kept: 100,
  /** The silent are told this long before the close; of a short poll after half of its time. */
  reminderMs: 24 * 60 * minute,
} as const;
