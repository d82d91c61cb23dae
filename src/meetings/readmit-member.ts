import { deleteBan } from './ban-repository.ts';
import type { ChangeResult } from './change-result.ts';
import { withLockedMeeting } from './lock-meeting.ts';
import { canReadmit, type LeadersOnly } from './policy.ts';
import type { MeetingServices } from './services.ts';

export type ReadmitResult = ChangeResult<'readmitted' | 'was_not_banned', LeadersOnly>;

/** Lets a removed person join again, without giving her a seat. Idempotent. */
export const readmitMember = (
  services: Pick<MeetingServices, 'db' | 'jitter'>,
  leaderId: number,
  { meetingId, userId }: { meetingId: number; userId: number },
): Promise<ReadmitResult> =>
  withLockedMeeting<ReadmitResult>(
    services,
    { meetingId, userId: leaderId },
    async (tx, { meeting, asker, now }) => {
      const decision = canReadmit(meeting, asker, now);
      if (!decision.ok) return decision;
      const wasBanned = await deleteBan(tx, meetingId, userId);
      return { ok: true, outcome: wasBanned ? 'readmitted' : 'was_not_banned' };
    },
  );
