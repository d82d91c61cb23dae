import { allowed, type Decision, refuse } from '../platform/decision.ts';
import {
  type Asker,
  hasEnded,
  hasOffer,
  hasStarted,
  isFull,
  isLeader,
  isOutsideClub,
  type Meeting,
  mayLead,
} from './meeting.ts';
import type { ActivityLimits } from './meeting-limits.ts';

type Over = 'cancelled' | 'ended';

function overBecause(meeting: Meeting, now: Date): Over | null {
  if (meeting.cancelledAt) return 'cancelled';
  return hasEnded(meeting, now) ? 'ended' : null;
}

export type JoinRefusal =
  | Over
  | 'full'
  | 'unauthenticated'
  | 'banned'
  | 'club_members_only'
  | 'too_many_joined';

/**
 * Joining is possible until the end, also after the start, and members may join again. In a club's
 * meeting only members of the club get seats. A visitor is asked to log in only if joining is
 * possible at all. `hasRoomToJoin` checks the limit on upcoming meetings.
 */
export function canJoin(meeting: Meeting, asker: Asker | null, now: Date): Decision<JoinRefusal> {
  const over = overBecause(meeting, now);
  if (over) return refuse(over);
  if (asker?.isMember) return allowed;
  if (isOutsideClub({ meeting, asker })) return refuse('club_members_only');
  if (asker?.isBanned) return refuse('banned');
  if (isFull(meeting) && !hasOffer(asker)) return refuse('full');
  return asker ? allowed : refuse('unauthenticated');
}

export type LeaveRefusal = 'unauthenticated' | 'leader' | 'not_member' | Over;

/** A leader cannot leave her meeting; she can only cancel it. */
export function canLeave(meeting: Meeting, asker: Asker | null, now: Date): Decision<LeaveRefusal> {
  if (!asker) return refuse('unauthenticated');
  if (isLeader(meeting, asker)) return refuse('leader');
  if (!asker.isMember) return refuse('not_member');
  const over = overBecause(meeting, now);
  return over ? refuse(over) : allowed;
}

export type LeadersOnly = 'unauthenticated' | 'not_leader' | Over;

function canLead(meeting: Meeting, asker: Asker | null, now: Date): Decision<LeadersOnly> {
  if (!asker) return refuse('unauthenticated');
  if (!mayLead(meeting, asker)) return refuse('not_leader');
  const over = overBecause(meeting, now);
  return over ? refuse(over) : allowed;
}

/** Whether the leader may edit the meeting; `planProblems` checks what she may change. */
export const canEdit: (meeting: Meeting, asker: Asker | null, now: Date) => Decision<LeadersOnly> = canLead;

/** Cancelling is possible until the end, also while the meeting runs. */
export const canCancel: (meeting: Meeting, asker: Asker | null, now: Date) => Decision<LeadersOnly> = canLead;

export type RemoveRefusal = LeadersOnly | 'leader' | 'club_manager';

/** Whether an account with this number of joined upcoming meetings may join another. */
export const hasRoomToJoin = (joined: number, { upcoming }: ActivityLimits): boolean =>
  joined < upcoming.joined;

/** Whether an account that leads this number of upcoming meetings may open another. */
export const hasRoomToLead = (led: number, { upcoming }: ActivityLimits): boolean => led < upcoming.led;

/** Readmitting is possible until the end, like removing. */
export const canReadmit: (meeting: Meeting, asker: Asker | null, now: Date) => Decision<LeadersOnly> =
  canLead;

/** A member whom somebody wants to remove or to silence. */
export interface AffectedMember {
  readonly userId: number;
  /** Whether she leads the meeting's club, alone or with others. */
  readonly isClubManager: boolean;
}

/**
 * A leader may remove any member except the meeting's leader. The leaders of a club do not remove
 * each other from its meetings: they do that in the club.
 */
export function canRemove(
  meeting: Meeting,
  asker: Asker | null,
  { userId, isClubManager }: AffectedMember,
  now: Date,
): Decision<RemoveRefusal> {
  const decision = canLead(meeting, asker, now);
  if (!decision.ok) return decision;
  if (userId === meeting.leaderId) return refuse('leader');
  return isClubManager ? refuse('club_manager') : allowed;
}

export type SilenceRefusal = LeadersOnly | 'leads_too';

/** A leader may silence every member except the meeting's leader and the leaders of its club. */
export function canSilence(
  meeting: Meeting,
  asker: Asker | null,
  { userId, isClubManager }: AffectedMember,
  now: Date,
): Decision<SilenceRefusal> {
  const decision = canLead(meeting, asker, now);
  if (!decision.ok) return decision;
  return userId === meeting.leaderId || isClubManager ? refuse('leads_too') : allowed;
}

export type TakeOverRefusal = LeadersOnly | 'not_member';

/** A leader of the club who has a seat may take over the meeting's lead until the end. */
export function canTakeOver(meeting: Meeting, asker: Asker | null, now: Date): Decision<TakeOverRefusal> {
  if (!asker) return refuse('unauthenticated');
  if (!asker.isClubManager) return refuse('not_leader');
  if (!asker.isMember) return refuse('not_member');
  const over = overBecause(meeting, now);
  return over ? refuse(over) : allowed;
}

export type ChatEntry =
  | Decision<'unauthenticated' | 'not_member' | 'cancelled' | 'closed'>
  | { readonly ok: false; readonly reason: 'not_open_yet'; readonly opensAt: Date };

/** The part of a meeting that decides about its chat room. */
type ChatTimes = Pick<Meeting, 'startsAt' | 'endsAt' | 'cancelledAt'>;

/**
 * Whether a person may see what is left of a meeting that is over. A club's meetings are open to
 * all its members then, those who joined later included.
 */
const mayLookBack = (meeting: ChatTimes, asker: Asker, now: Date): boolean =>
  asker.isClubMember === true && (meeting.cancelledAt !== null || hasEnded(meeting, now));

/** The chat room is open to members from the start to the end, to the second. */
export function canEnterChat(meeting: ChatTimes, asker: Asker | null, now: Date): ChatEntry {
  if (!asker) return refuse('unauthenticated');
  if (!asker.isMember && !mayLookBack(meeting, asker, now)) return refuse('not_member');
  if (meeting.cancelledAt) return refuse('cancelled');
  if (!hasStarted(meeting, now)) return { ok: false, reason: 'not_open_yet', opensAt: meeting.startsAt };
  return hasEnded(meeting, now) ? refuse('closed') : allowed;
}
