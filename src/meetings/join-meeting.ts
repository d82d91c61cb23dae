import { retryOnConflict } from '../platform/transaction.ts';
import { announce } from './announcer.ts';
import { meetingLimits } from './meeting.ts';
import { canJoin, hasRoomToJoin, type JoinRefusal } from './policy.ts';
import { countUpcomingJoined, findSight, takeSeat } from './repository.ts';
import type { MeetingServices } from './services.ts';

export type JoinResult =
  | { readonly ok: true; readonly outcome: 'joined' | 'was_member' }
  | { readonly ok: false; readonly reason: 'not_found' | JoinRefusal };

/** How often somebody may find a seat free and then taken before she is told that the meeting is full. */
const tries = 3;

/**
 * Takes a seat. Of many at once the database decides, in one statement: who gets the last seat, whether a removal came first, and who has joined
 * too many meetings. The policy says why somebody gets no seat. Joining twice is joining once.
 */
export async function joinMeeting(
  services: MeetingServices,
  userId: number,
  id: number,
): Promise<JoinResult> {
  const { db, jitter, isUnlimited } = services;
  const mostUpcoming = isUnlimited ? null : meetingLimits.upcoming.joined;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if (await retryOnConflict(() => takeSeat(db, { meetingId: id, userId, mostUpcoming }), jitter)) {
      await announce(services, (announcer) => announcer.joined(id, userId));
      return { ok: true, outcome: 'joined' };
    }
    const sight = await findSight(db, id, userId);
    if (!sight) return { ok: false, reason: 'not_found' };
    const decision = canJoin(sight.meeting, sight.asker, sight.now);
    if (!decision.ok) return decision;
    if (sight.asker?.isMember) return { ok: true, outcome: 'was_member' };
    if (!isUnlimited && !hasRoomToJoin(await countUpcomingJoined(db, userId)))
      return { ok: false, reason: 'too_many_joined' };
    // A seat was given back between the two statements: once more.
  }
  return { ok: false, reason: 'full' };
}
