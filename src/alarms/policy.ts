import type { Sight } from '../meetings/index.ts';

/** Yes, or no and why. */
export type Decision<Reason extends string> =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: Reason };

const allowed = { ok: true } as const;
const refuse = <Reason extends string>(reason: Reason) => ({ ok: false, reason }) as const;

/** Whose alarms there are can be switched off by her, whatever became of the meeting. */
export const canMute = ({ asker }: Sight): Decision<'not_member'> =>
  asker?.isMember ? allowed : refuse('not_member');

export type RemindRefusal = 'not_leader' | 'cancelled' | 'begun' | 'not_announced' | 'reminded' | 'all_know';

/** The leader, once for each start, between the members' alarm and the start. */
export function canRemind(
  { meeting, asker, now }: Sight,
  told: { isAnnounced: boolean; isReminded: boolean },
): Decision<RemindRefusal> {
  if (asker?.userId !== meeting.leaderId) return refuse('not_leader');
  if (meeting.cancelledAt) return refuse('cancelled');
  if (now >= meeting.startsAt) return refuse('begun');
  if (told.isReminded) return refuse('reminded');
  return told.isAnnounced ? allowed : refuse('not_announced');
}
