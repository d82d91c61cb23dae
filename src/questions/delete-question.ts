import { deleteQuestions } from './change-repository.ts';
import type { QuestionKey } from './edit-question.ts';
import { type Refused, withPreparedMeeting } from './preparer.ts';
import type { QuestionServices } from './services.ts';

export type DeleteResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'no_question' }
  | Refused;

/** Deletes a question of a meeting, approved or not. */
export const deleteQuestion = (
  services: QuestionServices,
  { questionId, ...key }: QuestionKey,
): Promise<DeleteResult> =>
  withPreparedMeeting<DeleteResult>(services, key, async (tx) =>
    (await deleteQuestions(tx, key.meetingId, [questionId])) > 0
      ? { ok: true }
      : { ok: false, reason: 'no_question' },
  );
