/** The limits of a club's ledger. The database holds those of the amount as a constraint. */
export const moneyLimits = {
  /** In won. */
  amount: { min: 1, max: 100_000_000 },
  /** Lines of one club, the deleted ones included. */
  linesPerClub: 5_000,
  /** Versions of one line, the first included. */
  versionsPerLine: 50,
  linesPerPage: 30,
  /** The newest meetings that a line can belong to and whose payments are listed. */
  listedMeetings: 30,
  /** The newest edits and deletions in the page's fold. */
  shownChanges: 30,
} as const;
