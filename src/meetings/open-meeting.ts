import { isForeignKeyViolation } from '../platform/db.ts';
import { inTransaction } from '../platform/transaction.ts';
import { countUpcomingLed, lockAccount } from './activity-repository.ts';
import type { MeetingPlan } from './meeting.ts';
import { databaseNow } from './meeting-for-asker-repository.ts';
import { meetingLimits } from './meeting-limits.ts';
import { findSame, insertMeeting } from './meeting-repository.ts';
import { type PlanProblems, planProblems } from './plan-rules.ts';
import { hasRoomToLead } from './policy.ts';
import { refreshMeetingKey } from './refresh-meeting-keys.ts';
import type { MeetingServices } from './services.ts';

export type OpenResult =
  | { readonly ok: true; readonly id: number }
  | { readonly ok: false; readonly reason: 'too_many_led' }
  | { readonly ok: false; readonly problems: PlanProblems };

/**
 * Opens a meeting with its leader as the first member. Idempotent: the same plan again (a form sent
 * twice) gives the same meeting.
 */
export async function openMeeting(
  { db, jitter, limits = meetingLimits }: Pick<MeetingServices, 'db' | 'jitter' | 'limits'>,
  leaderId: number,
  plan: MeetingPlan,
): Promise<OpenResult> {
  try {
    return await inTransaction(
      db,
      async (tx): Promise<OpenResult> => {
        await lockAccount(tx, leaderId);
        const problems = planProblems(plan, await databaseNow(tx));
        if (Object.keys(problems).length > 0) return { ok: false, problems };
        const same = await findSame(tx, leaderId, plan);
        if (same) return { ok: true, id: same.id };
        if (!hasRoomToLead(await countUpcomingLed(tx, leaderId), limits))
          return { ok: false, reason: 'too_many_led' };
        const { id } = await insertMeeting(tx, leaderId, plan);
        await refreshMeetingKey(tx, { id, title: plan.title });
        return { ok: true, id };
      },
      jitter,
    );
  } catch (error) {
    if (isForeignKeyViolation(error)) return { ok: false, problems: { bookId: 'no_book' } };
    throw error;
  }
}
