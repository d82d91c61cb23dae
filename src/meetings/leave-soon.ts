import type { Database } from '../platform/db.ts';
import { type NotFound, withLockedMeeting } from './lock-meeting.ts';
import { meetingLimits } from './meeting-limits.ts';
import { scheduleLeaving } from './membership-repository.ts';
import { canLeave, type LeaveRefusal } from './policy.ts';
import type { MeetingServices } from './services.ts';

export type LeaveSoonResult =
  | { readonly ok: true; readonly outcome: 'leaving' | 'was_no_member' }
  | { readonly ok: false; readonly reason: Exclude<LeaveRefusal, 'not_member'> }
  | NotFound;

/** Ends a seat after the seconds in which its member can take it back. The meeting is locked. */
export const leaveAfterUndo = (
  tx: Database,
  member: { readonly meetingId: number; readonly userId: number },
): Promise<number> => scheduleLeaving(tx, { ...member, seconds: meetingLimits.undoSeconds });

/**
 * Ends a membership after `meetingLimits.undoSeconds`. Until then the seat is kept, and joining
 * again takes the leave back. Idempotent: a second call does not move the end.
 */
export const leaveSoon = (
  services: MeetingServices,
  userId: number,
  meetingId: number,
): Promise<LeaveSoonResult> =>
  withLockedMeeting<LeaveSoonResult>(services, { meetingId, userId }, async (tx, { meeting, asker, now }) => {
    const decision = canLeave(meeting, asker, now);
    if (decision.ok) {
      await leaveAfterUndo(tx, { meetingId, userId });
      return { ok: true, outcome: 'leaving' };
    }
    const { reason } = decision;
    return reason === 'not_member' ? { ok: true, outcome: 'was_no_member' } : { ok: false, reason };
  });
