const hour = 60 * 60_000;

/** The limits of clubs. The database holds those of capacity and invitations as constraints. */
export const clubLimits = {
  capacity: { min: 2, max: 500 },
  /** Open clubs of one account: those it leads, and those it is a member of. */
  led: 50,
  joined: 100,
  /** Waiting applications of one account. */
  applications: 30,
  /** How long a person whose application was declined waits before the next one. */
  afterDeclineMs: 7 * 24 * hour,
  /** Wrong answers to a club's question before it locks, and for how many hours. */
  wrongAnswers: { most: 3, lockHours: 24 },
  /** Words that hold messages back, and letters of each. The database holds the first one too. */
  words: { most: 100, letters: 20 },
  invites: {
    /** Links of one club that can be used at the same time. */
    usable: 50,
    /** Links for one person each, made from a list. */
    personal: 500,
    uses: { min: 1, max: 500 },
    days: { min: 1, max: 30 },
    /** A link that ended this many days ago is deleted when the club makes another. */
    keptDays: 90,
  },
} as const;
