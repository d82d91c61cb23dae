import { moveDeadline } from '../asks/index.ts';
import type { QuestionServices } from './ask-members.ts';
import { askOf } from './question.ts';
import { findStaleQuestionIds } from './question-repository.ts';

/** Questions in one run. Those of the next day are few, and end with their start. */
const batchSize = 200;

/**
 * Takes questions about starts that meetings do not have any more off the lists of what waits for
 * an answer. An answer after the meeting moved back puts its question on them again. Idempotent.
 * @returns how many it ended
 */
export async function endStaleQuestions({ db }: Pick<QuestionServices, 'db'>, now: Date): Promise<number> {
  const ids = await findStaleQuestionIds(db, batchSize);
  for (const id of ids) await moveDeadline(db, askOf(id), now);
  return ids.length;
}
