import { type MeetingForAsker, mayLead } from '../meetings/index.ts';
import { allowed, type Decision, refuse } from '../platform/decision.ts';

/** A member can always mute a meeting, even a cancelled one. */
export const canMute = ({ asker }: MeetingForAsker): Decision<'not_member'> =>
  asker?.isMember ? allowed : refuse('not_member');

export type RemindRefusal = 'not_leader' | 'cancelled' | 'begun' | 'not_announced' | 'reminded' | 'all_know';

/** A leader can remind members once per start, between their first notification and the start. */
export function canRemind(
  { meeting, asker, now }: MeetingForAsker,
  told: { isAnnounced: boolean; isReminded: boolean },
): Decision<RemindRefusal> {
  if (!mayLead(meeting, asker)) return refuse('not_leader');
  if (meeting.cancelledAt) return refuse('cancelled');
  if (now >= meeting.startsAt) return refuse('begun');
  if (told.isReminded) return refuse('reminded');
  return told.isAnnounced ? allowed : refuse('not_announced');
}
