/** The limits of moving a club in. */
export const moveLimits = {
  /** Bytes of an exported talk, and of a list of members. */
  talkBytes: 10 * 1024 * 1024,
  membersBytes: 256 * 1024,
  /** Messages and names of one file. */
  messages: 50_000,
  names: 1_000,
  /** Messages in the past log of one club. */
  messagesOfClub: 200_000,
  members: 500,
  /** How long a preview waits for its confirmation. */
  draftMinutes: 60,
  undoHours: 24,
  /** Imports of one club that are not undone. */
  imports: 50,
  /** How long an invitation of the list can be used. */
  inviteDays: 30,
  /** Names that one member may claim. */
  claims: 10,
} as const;

/** The earliest time of a message: KakaoTalk began in March 2010. */
export const earliestTalk = new Date('2010-01-01T00:00:00+09:00');
