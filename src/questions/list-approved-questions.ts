import { findMeetingForAsker } from '../meetings/index.ts';
import type { ReadingMark } from '../notes/index.ts';
import type { Database } from '../platform/db.ts';
import type { Question, QuestionKind, QuestionOrigin } from './question.ts';
import { findApprovedQuestions } from './question-repository.ts';
import { findSeenQuestions } from './seen-questions.ts';

/** A question that leaders approved and that no operator hid. */
export interface ApprovedQuestion {
  readonly id: number;
  readonly position: number;
  /** Null: withheld from the reader until the meeting begins, because she has not read so far. */
  readonly body: string | null;
  readonly kind: QuestionKind;
  readonly forPercent: ReadingMark;
  readonly origin: QuestionOrigin;
  /** Whether a person changed it after it was drafted or written. */
  readonly isEdited: boolean;
}

/**
 * Lists the approved questions of a meeting in their order, as one person may see them. Empty for a
 * person who is no member.
 * @param readerId null if no text is to be withheld: for a step of the server that shows no text
 * before the meeting begins, or for a leader who asks to read all
 */
export async function listApprovedQuestions(
  db: Database,
  meetingId: number,
  readerId: number | null,
): Promise<ApprovedQuestion[]> {
  if (readerId === null) return (await findApprovedQuestions(db, meetingId)).map(approvedQuestion);
  const found = await findMeetingForAsker(db, meetingId, readerId);
  if (!found) return [];
  return (await findSeenQuestions(db, found)).map((seen) =>
    approvedQuestion(seen.isWithheld ? { ...seen, body: null } : seen),
  );
}

const approvedQuestion = ({
  id,
  position,
  body,
  kind,
  forPercent,
  origin,
  version,
}: Omit<Question, 'body' | 'quotes'> & Pick<ApprovedQuestion, 'body'>): ApprovedQuestion => ({
  id,
  position,
  body,
  kind,
  forPercent,
  origin,
  isEdited: version > 1,
});
