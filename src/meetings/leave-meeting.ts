import { announce } from './announcer.ts';
import { type NotFound, withLockedMeeting } from './lock-meeting.ts';
import { freeSeat } from './membership-repository.ts';
import { canLeave, type LeaveRefusal } from './policy.ts';
import type { MeetingServices } from './services.ts';

export type LeaveResult =
  | { readonly ok: true; readonly outcome: 'left' | 'was_no_member' }
  | { readonly ok: false; readonly reason: Exclude<LeaveRefusal, 'not_member'> }
  | NotFound;

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
