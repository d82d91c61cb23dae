import type { Progress } from '../progress/index.ts';
import type { ReadingMark } from './note.ts';

/** A text that members write for each other before a meeting. */
export interface MarkedText {
  /** Null for a text that no person wrote, and for a deleted account. */
  readonly authorId: number | null;
  readonly forPercent: ReadingMark;
  readonly isHidden: boolean;
}

export interface TextReader {
  readonly userId: number;
  /** How far she says she has read; null if she has not answered. */
  readonly progress: Progress | null;
}

/** The times that open a text, and the database's time. */
export interface TextTimes {
  /** Until after this time only the author sees the text; null for a text that does not wait. */
  readonly dueAt: Date | null;
  readonly startsAt: Date;
  readonly cancelledAt: Date | null;
  readonly now: Date;
}

export type Withheld = 'hidden' | 'too_early' | 'not_read_so_far';

/**
 * Returns why a text is withheld from a member of the meeting; null if she may see it. Leaders are
 * members like others. A member who has not answered, or comes without having read, counts as one
 * who has read nothing. From the start on all texts are open.
 */
export function whyWithheld(text: MarkedText, reader: TextReader, times: TextTimes): Withheld | null {
  if (text.authorId === reader.userId) return null;
  if (text.isHidden) return 'hidden';
  if (!isDue(times)) return 'too_early';
  return text.forPercent <= percentRead(reader.progress) || hasBegun(times) ? null : 'not_read_so_far';
}

/** Whether the time of writing is over. It never comes for a meeting that was cancelled before. */
export const isDue = ({ dueAt, cancelledAt, now }: Omit<TextTimes, 'startsAt'>): boolean =>
  dueAt === null || (now > dueAt && (cancelledAt === null || cancelledAt > dueAt));

/** A cancelled meeting does not begin. */
const hasBegun = ({ startsAt, cancelledAt, now }: TextTimes) =>
  now >= startsAt && (cancelledAt === null || cancelledAt >= startsAt);

const percentRead = (progress: Progress | null) => (typeof progress === 'number' ? progress : 0);
