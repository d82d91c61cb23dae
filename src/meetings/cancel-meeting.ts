import { inTransaction } from '../platform/transaction.ts';
import { announce } from './announcer.ts';
import { canCancel, type LeadersOnly } from './policy.ts';
import { lockSight, markCancelled } from './repository.ts';
import type { MeetingServices } from './services.ts';

export type CancelResult =
  | { readonly ok: true; readonly outcome: 'cancelled' | 'was_cancelled' }
  | { readonly ok: false; readonly reason: 'not_found' | LeadersOnly };

/** Cancels a meeting for good. Idempotent: only the first cancellation is announced. */
export async function cancelMeeting(
  services: MeetingServices,
  userId: number,
  id: number,
): Promise<CancelResult> {
  const result = await inTransaction(
    services.db,
    async (tx): Promise<CancelResult> => {
      const sight = await lockSight(tx, id, userId);
      if (!sight) return { ok: false, reason: 'not_found' };
      const decision = canCancel(sight.meeting, sight.asker, sight.now);
      if (!decision.ok)
        return decision.reason === 'cancelled' ? { ok: true, outcome: 'was_cancelled' } : decision;
      await markCancelled(tx, id);
      return { ok: true, outcome: 'cancelled' };
    },
    services.jitter,
  );
  if (result.ok && result.outcome === 'cancelled')
    await announce(services, (announcer) => announcer.cancelled(id));
  return result;
}
