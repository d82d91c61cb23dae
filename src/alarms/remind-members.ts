import { findSight } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { findLedger, insertReminder, isReminded } from './delivery-repository.ts';
import { canRemind, type Decision, type RemindRefusal } from './policy.ts';

/** Tells those members once more who have not opened their alarm: the next look pushes it. */
export async function remindMembers(
  db: Database,
  userId: number,
  meetingId: number,
): Promise<Decision<'not_found' | RemindRefusal>> {
  const sight = await findSight(db, meetingId, userId);
  if (!sight) return { ok: false, reason: 'not_found' };
  const [ledger, reminded] = await Promise.all([
    findLedger(db, meetingId),
    isReminded(db, meetingId, sight.meeting.startsAt),
  ]);
  const decision = canRemind(sight, {
    isAnnounced: ledger.some(({ isWritten }) => isWritten),
    isReminded: reminded,
  });
  if (!decision.ok) return decision;
  const outcome = await insertReminder(db, meetingId);
  if (outcome === 'done') return decision;
  return { ok: false, reason: outcome === 'again' ? 'reminded' : 'all_know' };
}
