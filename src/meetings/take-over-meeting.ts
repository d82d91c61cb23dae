import { announce } from './announcer.ts';
import type { ChangeResult } from './change-result.ts';
import { withLockedMeeting } from './lock-meeting.ts';
import { isLeader } from './meeting.ts';
import { updateLeader } from './meeting-repository.ts';
import { cancelLeaving } from './membership-repository.ts';
import { canTakeOver, type TakeOverRefusal } from './policy.ts';
import type { MeetingServices } from './services.ts';

export type TakeOverResult = ChangeResult<'taken_over' | 'was_leader', TakeOverRefusal>;

/** Makes a leader of the club the leader of one of its meetings. Idempotent. */
export async function takeOverMeeting(
  services: MeetingServices,
  userId: number,
  meetingId: number,
): Promise<TakeOverResult> {
  const result = await withLockedMeeting<TakeOverResult>(
    services,
    { meetingId, userId },
    async (tx, { meeting, asker, now }) => {
      const decision = canTakeOver(meeting, asker, now);
      if (!decision.ok) return decision;
      if (isLeader(meeting, asker)) return { ok: true, outcome: 'was_leader' };
      await updateLeader(tx, meetingId, userId);
      // A leader cannot leave her meeting, so a leave that waits for its time ends.
      await cancelLeaving(tx, meetingId, userId);
      return { ok: true, outcome: 'taken_over' };
    },
  );
  if (result.ok && result.outcome === 'taken_over')
    await announce(services, (announcer) => announcer.leaderChanged(meetingId));
  return result;
}
