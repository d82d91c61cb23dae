import { deleteQuestions } from './change-repository.ts';
import type { QuestionKey } from './edit-question.ts';
import { type Refused, withPreparedMeeting } from './preparer.ts';
import { findQuestions } from './question-repository.ts';
import type { QuestionServices } from './services.ts';

export type DeleteResult =
  /** `neighbourId`: the question that follows, else the one before; null if no question is left. */
  | { readonly ok: true; readonly neighbourId: number | null }
  | { readonly ok: false; readonly reason: 'no_question' | 'hidden' }
  | Refused;

/**
 * Deletes a question of a meeting, approved or not. One that operators hid stays, because its row
 * hides the cards of the agenda that copy it.
 */
export const deleteQuestion = (
  services: QuestionServices,
  { questionId, ...key }: QuestionKey,
): Promise<DeleteResult> =>
  withPreparedMeeting<DeleteResult>(services, key, async (tx) => {
    const questions = await findQuestions(tx, key.meetingId);
    if (questions.some(({ id, isHidden }) => id === questionId && isHidden))
      return { ok: false, reason: 'hidden' };
    const ids = questions.map(({ id }) => id);
    if ((await deleteQuestions(tx, key.meetingId, [questionId])) === 0)
      return { ok: false, reason: 'no_question' };
    const place = ids.indexOf(questionId);
    return { ok: true, neighbourId: ids[place + 1] ?? ids[place - 1] ?? null };
  });
