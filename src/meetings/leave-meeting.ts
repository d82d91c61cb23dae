import { inTransaction } from '../platform/transaction.ts';
import { announce } from './announcer.ts';
import { canLeave, type LeaveRefusal } from './policy.ts';
import { freeSeat, lockSight } from './repository.ts';
import type { MeetingServices } from './services.ts';

export type LeaveResult =
  | { readonly ok: true; readonly outcome: 'left' | 'was_no_member' }
  | { readonly ok: false; readonly reason: 'not_found' | Exclude<LeaveRefusal, 'not_member'> };

/** Ends a membership and frees the seat. Idempotent. */
export async function leaveMeeting(
  services: MeetingServices,
  userId: number,
  id: number,
): Promise<LeaveResult> {
  const result = await inTransaction(
    services.db,
    async (tx): Promise<LeaveResult> => {
      const sight = await lockSight(tx, id, userId);
      if (!sight) return { ok: false, reason: 'not_found' };
      const decision = canLeave(sight.meeting, sight.asker, sight.now);
      if (decision.ok) {
        await freeSeat(tx, id, userId);
        return { ok: true, outcome: 'left' };
      }
      const { reason } = decision;
      return reason === 'not_member' ? { ok: true, outcome: 'was_no_member' } : { ok: false, reason };
    },
    services.jitter,
  );
  if (result.ok && result.outcome === 'left')
    await announce(services, (announcer) => announcer.left(id, userId));
  return result;
}
