/** The limits of the rota. */
export const rotaLimits = {
  /**
   * Earlier meetings without a decision that a proposal takes into account. Meetings after more of
   * them get no proposal yet.
   */
  openMeetingsBefore: 12,
} as const;
