export const answers = ['yes', 'maybe', 'no'] as const;
export type Answer = (typeof answers)[number];

/** A poll of the members of a club about the date of a meeting, at one moment. */
export interface DatePoll {
  readonly id: number;
  readonly clubId: number;
  /** How long the meeting will last. */
  readonly minutes: number;
  /** The book of the meeting; null if it is chosen later. */
  readonly bookId: number | null;
  readonly closesAt: Date;
  /** When it was closed, or its club. */
  readonly closedAt: Date | null;
  /** Whether members may answer. The deadline decides, also before the close is stored. */
  readonly isOpen: boolean;
  /** The meeting that was opened; null also if it was cancelled since. */
  readonly meetingId: number | null;
  /** Members who answered: of an open poll now, of a closed one at its close. */
  readonly voters: number;
}

/** A date of a poll with its counts, and the answer of the person who asks. */
export interface PollDate {
  readonly id: number;
  readonly startsAt: Date;
  readonly yes: number;
  readonly maybe: number;
  readonly no: number;
  readonly isChosen: boolean;
  readonly mine: Answer | null;
}
