import { moveDeadline } from '../asks/index.ts';
import type { QuestionServices } from './ask-members.ts';
import { askOf } from './question.ts';
import { findStaleQuestionIds } from './question-repository.ts';

/** Questions in one run. Those of the next day are few, and end with their start. */
const batchSize = 200;

/**
 * Takes questions about starts that meetings do not have any more off the lists of what waits for
 * an answer. An answer after the meeting moved back puts its question on them again. Idempotent.
 */
export async function endStaleQuestions({ db }: Pick<QuestionServices, 'db'>, now: Date): Promise<void> {
  for (const id of await findStaleQuestionIds(db, batchSize)) await moveDeadline(db, askOf(id), now);
}
