import { findMeetingForAsker } from '../meetings/index.ts';
import type { ReadingMark } from '../notes/index.ts';
import type { Database } from '../platform/db.ts';
import type { QuestionKind, QuestionOrigin } from './question.ts';
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
}

/**
 * Lists the approved questions of a meeting in their order, as one person may see them. Empty for a
 * person who is no member.
 * @param readerId null for a step of the server that shows no text before the meeting begins: then
 * no text is withheld
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

const approvedQuestion = ({ id, position, body, kind, forPercent, origin }: ApprovedQuestion) => ({
  id,
  position,
  body,
  kind,
  forPercent,
  origin,
});
