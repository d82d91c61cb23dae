import { settleSeats } from '../seats/index.ts';
import { announce } from './announcer.ts';
import type { ChangeResult } from './change-result.ts';
import { withLockedMeeting } from './lock-meeting.ts';
import { freeSeat } from './membership-repository.ts';
import { canLeave, type LeaveRefusal } from './policy.ts';
import type { MeetingServices } from './services.ts';

export type LeaveResult = ChangeResult<'left' | 'was_no_member', Exclude<LeaveRefusal, 'not_member'>>;

/** Ends a membership and frees the seat. Idempotent. */
export async function leaveMeeting(
  services: MeetingServices,
  userId: number,
  meetingId: number,
): Promise<LeaveResult> {
  const result = await withLockedMeeting<LeaveResult>(
    services,
    { meetingId, userId },
    async (tx, { meeting, asker, now }) => {
      const decision = canLeave(meeting, asker, now);
      if (decision.ok) {
        await freeSeat(tx, meetingId, userId);
        await settleSeats(tx, meetingId, now);
        return { ok: true, outcome: 'left' };
      }
      const { reason } = decision;
      return reason === 'not_member' ? { ok: true, outcome: 'was_no_member' } : { ok: false, reason };
    },
  );
  if (result.ok && result.outcome === 'left')
    await announce(services, (announcer) => announcer.left(meetingId, userId));
  return result;
}
