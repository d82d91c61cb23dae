import { settleAllSeats } from '../seats/index.ts';
import { announce } from './announcer.ts';
import type { CancelResult } from './cancel-meeting.ts';
import { withLockedSeries } from './lock-series.ts';
import { markCancelled } from './meeting-repository.ts';
import { canCancel } from './policy.ts';
import type { MeetingServices } from './services.ts';

/**
 * Cancels a meeting and the later ones of its series that are not over, all or none. Idempotent:
 * each cancellation is announced once.
 */
export async function cancelSeries(
  services: MeetingServices,
  userId: number,
  meetingId: number,
): Promise<CancelResult> {
  const cancelled: number[] = [];
  const result = await withLockedSeries<CancelResult>(
    services,
    { meetingId, userId },
    async (tx, found, later) => {
      // The transaction may run again after a conflict.
      cancelled.length = 0;
      for (const { meeting, asker, now } of [found, ...later]) {
        const decision = canCancel(meeting, asker, now);
        if (decision.ok) cancelled.push(meeting.id);
        else if (decision.reason !== 'cancelled') return decision;
      }
      for (const id of cancelled) await markCancelled(tx, id);
      await settleAllSeats(tx, cancelled, found.now);
      return { ok: true, outcome: cancelled.length > 0 ? 'cancelled' : 'was_cancelled' };
    },
  );
  if (result.ok) for (const id of cancelled) await announce(services, (announcer) => announcer.cancelled(id));
  return result;
}
