import { deleteWaits, settleSeats } from '../seats/index.ts';
import { announce } from './announcer.ts';
import { hasLeft, insertBan } from './ban-repository.ts';
import type { ChangeResult } from './change-result.ts';
import { withLockedMeeting } from './lock-meeting.ts';
import { freeSeat, leadsClub } from './membership-repository.ts';
import { canRemove, type RemoveRefusal } from './policy.ts';
import type { MeetingServices } from './services.ts';

export type RemoveResult = ChangeResult<'removed' | 'was_no_member', RemoveRefusal>;

/**
 * Removes a member from the leader's meeting and bans her until the leader readmits her. A member
 * who left just before is banned too: otherwise she could escape the removal by leaving and joining
 * again. So is a person who waits for a seat. Any other person is not banned. Her inbox tells the
 * reason.
 */
export async function removeMember(
  services: MeetingServices,
  leaderId: number,
  { meetingId, userId, reason }: { meetingId: number; userId: number; reason?: string | null },
): Promise<RemoveResult> {
  const result = await withLockedMeeting<RemoveResult>(
    services,
    { meetingId, userId: leaderId },
    async (tx, found) => {
      const isClubManager = await leadsClub(tx, meetingId, userId);
      const decision = canRemove(found.meeting, found.asker, { userId, isClubManager }, found.now);
      if (!decision.ok) return decision;
      const wasMember = await freeSeat(tx, meetingId, userId);
      const wasWaiting = (await deleteWaits(tx, userId, [meetingId])) > 0;
      if (!wasMember && !wasWaiting && !(await hasLeft(tx, meetingId, userId)))
        return { ok: true, outcome: 'was_no_member' };
      await insertBan(tx, { meetingId, userId, removedBy: leaderId, reason: reason ?? null });
      await settleSeats(tx, meetingId, found.now);
      return { ok: true, outcome: wasMember ? 'removed' : 'was_no_member' };
    },
  );
  if (result.ok && result.outcome === 'removed')
    await announce(services, (announcer) => announcer.removed(meetingId, userId));
  return result;
}
