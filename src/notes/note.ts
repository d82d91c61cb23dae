/** A leader's request to the members. */
export interface NoteRule {
  /** About how many letters she wishes for; 0 leaves it open. Shorter notes are accepted. */
  readonly characters: number;
  readonly dueAt: Date;
}

/** How much of the book a note's readers must have read before the meeting begins, in percent. */
export const readingMarks = [0, 25, 50, 75, 100] as const;
export type ReadingMark = (typeof readingMarks)[number];

/** The text of a member before a meeting. */
export interface NoteDraft {
  readonly body: string;
  readonly forPercent: ReadingMark;
}

export interface Note extends NoteDraft {
  readonly id: number;
  readonly authorId: number;
  readonly nickname: string;
  /** Whether an operator hid it from others. */
  readonly isHidden: boolean;
  readonly changedAt: Date;
}

/** The times of a meeting that decide about its notes. */
export interface NoteTimes {
  readonly startsAt: Date;
  readonly cancelledAt: Date | null;
}

/**
 * Returns the last moment at which notes can be written. Without a rule, and if the meeting was
 * moved to an earlier time, it is the start.
 */
export const dueAtOf = (rule: NoteRule | null, { startsAt }: Pick<NoteTimes, 'startsAt'>): Date =>
  rule && rule.dueAt < startsAt ? rule.dueAt : startsAt;
