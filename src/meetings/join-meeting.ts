import { inTransaction } from '../platform/transaction.ts';
import { announce } from './announcer.ts';
import { canJoin, hasRoomToJoin, type JoinRefusal } from './policy.ts';
import { countUpcomingJoined, lockAccount, lockSight, takeSeat } from './repository.ts';
import type { MeetingServices } from './services.ts';

export type JoinResult =
  | { readonly ok: true; readonly outcome: 'joined' | 'was_member' }
  | { readonly ok: false; readonly reason: 'not_found' | JoinRefusal };

/**
 * Takes a seat. The lock on the meeting decides who of many at once gets the last one, and whether a removal came first; the lock on the account
 * keeps its upcoming meetings within their limit. Joining twice is joining once.
 */
export async function joinMeeting(
  services: MeetingServices,
  userId: number,
  id: number,
): Promise<JoinResult> {
  const result = await inTransaction(
    services.db,
    async (tx): Promise<JoinResult> => {
      await lockAccount(tx, userId);
      // Counted before the meeting is locked, where others wait for it.
      const upcoming = services.isUnlimited ? 0 : await countUpcomingJoined(tx, userId);
      const sight = await lockSight(tx, id, userId);
      if (!sight) return { ok: false, reason: 'not_found' };
      const decision = canJoin(sight.meeting, sight.asker, sight.now);
      if (!decision.ok) return decision;
      if (sight.asker?.isMember) return { ok: true, outcome: 'was_member' };
      if (!hasRoomToJoin(upcoming)) return { ok: false, reason: 'too_many_joined' };
      await takeSeat(tx, id, userId);
      return { ok: true, outcome: 'joined' };
    },
    services.jitter,
  );
  if (result.ok && result.outcome === 'joined')
    await announce(services, (announcer) => announcer.joined(id, userId));
  return result;
}
