import type { Database } from '../platform/db.ts';
import { listApprovedQuestions } from '../questions/index.ts';

/** Returns the function that finds the questions by which the record of a meeting is divided. */
export const recordQuestions =
  ({ db }: { readonly db: Database }) =>
  async (meetingId: number): Promise<{ readonly body: string; readonly beganAt: Date | null }[]> => {
    const approved = await listApprovedQuestions(db, meetingId, null);
    return approved.flatMap(({ body }) => (body === null ? [] : [{ body, beganAt: null }]));
  };
