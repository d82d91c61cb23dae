import type { Pool } from 'pg';
import { cardsThatRan } from '../agenda/index.ts';
import type { Database } from '../platform/db.ts';
import { listApprovedQuestions } from '../questions/index.ts';

/** A question of a meeting, and when the agenda came to it; null without an agenda. */
interface AskedQuestion {
  readonly body: string;
  readonly beganAt: Date | null;
}

/**
 * Returns the function that finds the questions by which the record of a meeting is divided: the
 * cards of its agenda that ran, or without an agenda the approved questions.
 */
export const recordQuestions =
  ({ db, pool }: { readonly db: Database; readonly pool: Pool }) =>
  async (meetingId: number): Promise<readonly AskedQuestion[]> => {
    const ran = await cardsThatRan(pool, meetingId);
    if (ran.length > 0) return ran.map(({ body, beganAt }) => ({ body, beganAt }));
    const approved = await listApprovedQuestions(db, meetingId, null);
    return approved.flatMap(({ body }) => (body === null ? [] : [{ body, beganAt: null }]));
  };
