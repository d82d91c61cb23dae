import { retryOnConflict } from '../platform/transaction.ts';
import { hasWaits, settleList } from '../seats/index.ts';
import { countUpcomingJoined } from './activity-repository.ts';
import { announce } from './announcer.ts';
import { withLockedMeeting } from './lock-meeting.ts';
import { findMeetingForAsker } from './meeting-for-asker-repository.ts';
import { meetingLimits } from './meeting-limits.ts';
import { cancelLeaving, takeSeat } from './membership-repository.ts';
import { canJoin, hasRoomToJoin, type JoinRefusal } from './policy.ts';
import type { MeetingServices } from './services.ts';
import { type BehindRefusal, standBehind } from './waiting/stand-behind.ts';

export type JoinResult =
  | { readonly ok: true; readonly outcome: 'joined' | 'was_member' }
  | { readonly ok: false; readonly reason: 'not_found' | JoinRefusal | BehindRefusal };

/** How often it tries, because a seat that looked free may be taken by somebody else first. */
const maxAttempts = 3;

/**
 * Takes a seat. One database statement decides concurrent requests: the last seat, a removal that
 * came first, and accounts with too many meetings. The policy gives the reason of a refusal.
 * Idempotent. A member who pressed "leave" a moment ago keeps her seat. Where people wait for the
 * seats, the person is put behind them (`behind`), unless `standsBehind` is false.
 */
export async function joinMeeting(
  services: MeetingServices,
  userId: number,
  id: number,
  { standsBehind = true }: { readonly standsBehind?: boolean } = {},
): Promise<JoinResult> {
  const { db, jitter, limits = meetingLimits } = services;
  const mostUpcoming = limits.upcoming.joined;
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    if (await retryOnConflict(() => takeSeat(db, { meetingId: id, userId, mostUpcoming }), jitter)) {
      await announce(services, (announcer) => announcer.joined(id, userId));
      return { ok: true, outcome: 'joined' };
    }
    const found = await findMeetingForAsker(db, id, userId);
    if (!found) return { ok: false, reason: 'not_found' };
    const decision = canJoin(found.meeting, found.asker, found.now);
    if (!decision.ok && decision.reason !== 'full') return decision;
    if (found.asker?.isMember) {
      // If her seat was given up meanwhile, try to take one again.
      if (found.asker.leavesAt && !(await keepSeat(services, { meetingId: id, userId }))) continue;
      return { ok: true, outcome: 'was_member' };
    }
    const somebodyWaits = await hasWaits(db, id);
    if (!decision.ok && !somebodyWaits) return decision;
    if (!hasRoomToJoin(await countUpcomingJoined(db, userId), limits))
      return { ok: false, reason: 'too_many_joined' };
    if (somebodyWaits && !standsBehind) await settleList(db, id);
    else if (somebodyWaits) {
      const reason = await standBehind(services, userId, id);
      if (reason) return { ok: false, reason };
    }
    // A seat became free between the two statements, so try again.
  }
  return { ok: false, reason: 'full' };
}

/** Cancels a leave that is scheduled. Returns false if the member has already lost her seat. */
async function keepSeat(
  services: MeetingServices,
  member: { readonly meetingId: number; readonly userId: number },
): Promise<boolean> {
  const keptSeats = await withLockedMeeting(services, member, (tx) =>
    cancelLeaving(tx, member.meetingId, member.userId),
  );
  return keptSeats === 1;
}
