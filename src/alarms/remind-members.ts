import { findMeetingForAsker } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { Decision } from '../platform/decision.ts';
import { insertReminder, isReminded } from './meeting-reminder-repository.ts';
import { findDeliveries } from './notification-delivery-repository.ts';
import { canRemind, type RemindRefusal } from './policy.ts';

/**
 * Writes a reminder for the members who have not opened their notification; the next scan pushes
 * it.
 */
export async function remindMembers(
  db: Database,
  userId: number,
  meetingId: number,
): Promise<Decision<'not_found' | RemindRefusal>> {
  const found = await findMeetingForAsker(db, meetingId, userId);
  if (!found) return { ok: false, reason: 'not_found' };
  const [deliveries, reminded] = await Promise.all([
    findDeliveries(db, meetingId),
    isReminded(db, meetingId, found.meeting.startsAt),
  ]);
  const decision = canRemind(found, {
    isAnnounced: deliveries.some(({ isWritten }) => isWritten),
    isReminded: reminded,
  });
  if (!decision.ok) return decision;
  const outcome = await insertReminder(db, meetingId);
  if (outcome === 'done') return decision;
  return { ok: false, reason: outcome === 'again' ? 'reminded' : 'all_know' };
}
