import { settleSeats } from '../seats/index.ts';
import { announce } from './announcer.ts';
import type { ChangeResult } from './change-result.ts';
import { withLockedMeeting } from './lock-meeting.ts';
import { markCancelled } from './meeting-repository.ts';
import { canCancel, type LeadersOnly } from './policy.ts';
import type { MeetingServices } from './services.ts';

export type CancelResult = ChangeResult<'cancelled' | 'was_cancelled', LeadersOnly>;

/** Cancels a meeting for good. Idempotent: only the first cancellation is announced. */
export async function cancelMeeting(
  services: MeetingServices,
  userId: number,
  meetingId: number,
): Promise<CancelResult> {
  const result = await withLockedMeeting<CancelResult>(
    services,
    { meetingId, userId },
    async (tx, { meeting, asker, now }) => {
      const decision = canCancel(meeting, asker, now);
      if (!decision.ok)
        return decision.reason === 'cancelled' ? { ok: true, outcome: 'was_cancelled' } : decision;
      await markCancelled(tx, meetingId);
      await settleSeats(tx, meetingId, now);
      return { ok: true, outcome: 'cancelled' };
    },
  );
  if (result.ok && result.outcome === 'cancelled')
    await announce(services, (announcer) => announcer.cancelled(meetingId));
  return result;
}
