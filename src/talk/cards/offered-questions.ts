import type { Database } from '../../platform/db.ts';
import { textLimits } from '../../platform/text/text-limits.ts';
import { listApprovedQuestions } from '../../questions/index.ts';

/** An approved question of a meeting that fits on a card. */
export interface OfferedQuestion {
  readonly id: number;
  readonly body: string;
}

/** Finds the approved questions of a meeting that a leader may send on a card. */
export async function findOfferedQuestions(
  db: Database,
  meetingId: number,
  leaderId: number,
): Promise<OfferedQuestion[]> {
  const questions = await listApprovedQuestions(db, meetingId, leaderId);
  return questions.flatMap(({ id, body }) =>
    body !== null && [...body].length <= textLimits.questionCard.codePoints ? [{ id, body }] : [],
  );
}
