const hour = 60 * 60_000;

/** The limits of book votes. The database holds those of candidates as constraints. */
export const voteLimits = {
  candidates: { min: 2, max: 8 },
  /** Votes of one club that are open at the same time. */
  open: 3,
  /** Votes that a club opens in 24 hours. */
  perDay: 10,
  /** How far ahead a vote may close, in days. */
  closesInDays: 90,
  /** Proposals of one member in one club, and of all its members. */
  proposals: { perMember: 5, perClub: 40 },
  /**
   * How long before the close members without a ballot are told. A vote that is open for less than
   * twice this time tells them after half of its time.
   */
  remindBeforeMs: 24 * hour,
} as const;
