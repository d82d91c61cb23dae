import type { Database } from '../platform/db.ts';
import { type ApprovedQuestion, findApprovedIds, listApprovedQuestions } from '../questions/index.ts';
import type { TypedRow } from './read-plan.ts';

/** A change of the question that a card was copied from, after the copy. */
export type QuestionChange =
  | { readonly isDeleted: true }
  /** `body`: the question's text as it stands. */
  | { readonly isDeleted: false; readonly body: string };

type ChangeOf = (row: TypedRow) => QuestionChange | null;

/**
 * Returns the rule that finds the change of a card's question; it is null for a card that needs no
 * word. The text of a question that is withheld from the leader is not told.
 */
export async function findQuestionChanges(
  db: Database,
  { meetingId, userId, showsAll }: { meetingId: number; userId: number; showsAll: boolean },
): Promise<ChangeOf> {
  const [questions, approvedIds] = await Promise.all([
    listApprovedQuestions(db, meetingId, showsAll ? null : userId),
    findApprovedIds(db, meetingId),
  ]);
  const byId = new Map(questions.map((question) => [question.id, question]));
  return (row) => {
    if (row.questionId === '') return null;
    const id = Number(row.questionId);
    return approvedIds.has(id) ? editOf(row, byId.get(id)) : { isDeleted: true };
  };
}

/** A card that its leader reworded, while nobody edited the question, needs no word. */
function editOf(row: TypedRow, question: ApprovedQuestion | undefined): QuestionChange | null {
  if (!question?.isEdited || question.body === null) return null;
  const hasItsText = row.body.trim().replaceAll('\r\n', '\n') === question.body;
  return hasItsText ? null : { isDeleted: false, body: question.body };
}
