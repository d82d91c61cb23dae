import { searchKey } from '../books/index.ts';
import { isForeignKeyViolation } from '../platform/db.ts';
import { inTransaction } from '../platform/transaction.ts';
import type { MeetingPlan } from './meeting.ts';
import { type PlanProblems, planProblems } from './policy.ts';
import { databaseNow, findSame, insertMeeting, lockLeader } from './repository.ts';
import type { MeetingServices } from './services.ts';

export type OpenResult =
  | { readonly ok: true; readonly id: number }
  | { readonly ok: false; readonly problems: PlanProblems };

/** Opens a meeting, its leader the first member. The same plan twice, as from a form sent twice, is one meeting. */
export async function openMeeting(
  { db, jitter }: Pick<MeetingServices, 'db' | 'jitter'>,
  leaderId: number,
  plan: MeetingPlan,
): Promise<OpenResult> {
  try {
    return await inTransaction(
      db,
      async (tx) => {
        await lockLeader(tx, leaderId);
        const problems = planProblems(plan, await databaseNow(tx));
        if (Object.keys(problems).length > 0) return { ok: false, problems };
        const same = await findSame(tx, leaderId, plan);
        const { id } =
          same ?? (await insertMeeting(tx, leaderId, { ...plan, searchKey: searchKey(plan.title) }));
        return { ok: true, id };
      },
      jitter,
    );
  } catch (error) {
    if (isForeignKeyViolation(error)) return { ok: false, problems: { bookId: 'no_book' } };
    throw error;
  }
}
