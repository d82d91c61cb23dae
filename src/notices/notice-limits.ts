/** The limits of notices. The database holds that of pinned notices as places. */
export const noticeLimits = {
  /** Pinned notices of a club. */
  pinned: 3,
  /** Notices of a club. */
  kept: 300,
  /** Notices that a club posts in 24 hours. */
  perDay: 10,
  /** For this time members are asked to confirm a notice, once more if a leader wants it. */
  askedDays: 14,
} as const;
