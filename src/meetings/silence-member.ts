import { announce } from './announcer.ts';
import type { ChangeResult } from './change-result.ts';
import { withLockedMeeting } from './lock-meeting.ts';
import { isSeated, leadsClub } from './membership-repository.ts';
import { canReadmit, canSilence, type LeadersOnly, type SilenceRefusal } from './policy.ts';
import type { MeetingServices } from './services.ts';
import { deleteSilence, insertSilence } from './silence-repository.ts';

export type SilenceResult = ChangeResult<'silenced' | 'was_silenced' | 'was_no_member', SilenceRefusal>;

/**
 * Stops a member from writing in the meeting's room until the meeting ends or a leader lifts it,
 * and tells her open pages. Idempotent: the first reason stays.
 */
export async function silenceMember(
  services: MeetingServices,
  leaderId: number,
  { meetingId, userId, reason }: { meetingId: number; userId: number; reason: string },
): Promise<SilenceResult> {
  const result = await withLockedMeeting<SilenceResult>(
    services,
    { meetingId, userId: leaderId },
    async (tx, found) => {
      const isClubManager = await leadsClub(tx, meetingId, userId);
      const decision = canSilence(found.meeting, found.asker, { userId, isClubManager }, found.now);
      if (!decision.ok) return decision;
      if (!(await isSeated(tx, meetingId, userId))) return { ok: true, outcome: 'was_no_member' };
      const count = await insertSilence(tx, { meetingId, userId, reason, silencedBy: leaderId });
      return { ok: true, outcome: count === 1 ? 'silenced' : 'was_silenced' };
    },
  );
  if (result.ok && result.outcome === 'silenced') await tellMember(services, meetingId, userId);
  return result;
}

export type LiftResult = ChangeResult<'lifted' | 'was_not_silenced', LeadersOnly>;

/** Lets a silenced person write again, and tells her open pages. Idempotent. */
export async function liftSilence(
  services: MeetingServices,
  leaderId: number,
  { meetingId, userId }: { meetingId: number; userId: number },
): Promise<LiftResult> {
  const result = await withLockedMeeting<LiftResult>(
    services,
    { meetingId, userId: leaderId },
    async (tx, { meeting, asker, now }) => {
      const decision = canReadmit(meeting, asker, now);
      if (!decision.ok) return decision;
      const count = await deleteSilence(tx, { meetingId, userId, liftedBy: leaderId });
      return { ok: true, outcome: count === 1 ? 'lifted' : 'was_not_silenced' };
    },
  );
  if (result.ok && result.outcome === 'lifted') await tellMember(services, meetingId, userId);
  return result;
}

const tellMember = (services: MeetingServices, meetingId: number, userId: number) =>
  announce(services, (announcer) => announcer.rightsChanged(meetingId, userId));
