import { deleteBan } from './ban-repository.ts';
import { type NotFound, withLockedMeeting } from './lock-meeting.ts';
import { canReadmit, type LeadersOnly } from './policy.ts';
import type { MeetingServices } from './services.ts';

export type ReadmitResult =
  | { readonly ok: true; readonly outcome: 'readmitted' | 'was_not_banned' }
  | { readonly ok: false; readonly reason: LeadersOnly }
  | NotFound;

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
