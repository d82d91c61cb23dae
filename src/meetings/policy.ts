import {
  type Asker,
  changedFields,
  hasEnded,
  hasStarted,
  isFull,
  isLeader,
  type Meeting,
  type MeetingPlan,
  meetingLimits,
} from './meeting.ts';

/** Yes, or no and why. */
export type Decision<Reason extends string> =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: Reason };

const allowed = { ok: true } as const;
const refuse = <Reason extends string>(reason: Reason) => ({ ok: false, reason }) as const;

type Over = 'cancelled' | 'ended';

function overBecause(meeting: Meeting, now: Date): Over | null {
  if (meeting.cancelledAt) return 'cancelled';
  return hasEnded(meeting, now) ? 'ended' : null;
}

export type JoinRefusal = Over | 'full' | 'unauthenticated' | 'banned' | 'too_many_joined';

/**
 * Until the end, late-comers too. Who is a member already has her seat. A visitor is asked to log in only where that leads somewhere. The limit
 * on an account's upcoming meetings is `hasRoomToJoin`: its count is not part of a sight.
 */
export function canJoin(meeting: Meeting, asker: Asker | null, now: Date): Decision<JoinRefusal> {
  const over = overBecause(meeting, now);
  if (over) return refuse(over);
  if (asker?.isMember) return allowed;
  if (asker?.isBanned) return refuse('banned');
  if (isFull(meeting)) return refuse('full');
  return asker ? allowed : refuse('unauthenticated');
}

export type LeaveRefusal = 'unauthenticated' | 'leader' | 'not_member' | Over;

/** A meeting without its leader is none: she can only cancel it. */
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
  if (!isLeader(meeting, asker)) return refuse('not_leader');
  const over = overBecause(meeting, now);
  return over ? refuse(over) : allowed;
}

/** Whether the leader may edit at all; what she may change is `planProblems`. */
export const canEdit: (meeting: Meeting, asker: Asker | null, now: Date) => Decision<LeadersOnly> = canLead;

/** Until the end: a meeting that runs can be broken off. */
export const canCancel: (meeting: Meeting, asker: Asker | null, now: Date) => Decision<LeadersOnly> = canLead;

export type RemoveRefusal = LeadersOnly | 'leader';

/** Whether an account that takes part in so many upcoming meetings may join another. */
export const hasRoomToJoin = (upcoming: number): boolean => upcoming < meetingLimits.upcoming.joined;

/** Whether an account that leads so many upcoming meetings may open another. */
export const hasRoomToLead = (upcoming: number): boolean => upcoming < meetingLimits.upcoming.led;

/** Until the end, like removing. */
export const canReadmit: (meeting: Meeting, asker: Asker | null, now: Date) => Decision<LeadersOnly> =
  canLead;

/** The leader removes others, never herself. */
export function canRemove(
  meeting: Meeting,
  asker: Asker | null,
  userId: number,
  now: Date,
): Decision<RemoveRefusal> {
  const decision = canLead(meeting, asker, now);
  if (!decision.ok) return decision;
  return userId === meeting.leaderId ? refuse('leader') : allowed;
}

export type ChatEntry =
  | Decision<'unauthenticated' | 'not_member' | 'cancelled' | 'closed'>
  | { readonly ok: false; readonly reason: 'not_open_yet'; readonly opensAt: Date };

/** The room is open to members from the start to the end, to the second. */
export function canEnterChat(
  meeting: Pick<Meeting, 'startsAt' | 'endsAt' | 'cancelledAt'>,
  asker: Asker | null,
  now: Date,
): ChatEntry {
  if (!asker) return refuse('unauthenticated');
  if (!asker.isMember) return refuse('not_member');
  if (meeting.cancelledAt) return refuse('cancelled');
  if (!hasStarted(meeting, now)) return { ok: false, reason: 'not_open_yet', opensAt: meeting.startsAt };
  return hasEnded(meeting, now) ? refuse('closed') : allowed;
}

/** Parts whose change all members are told of. */
const toldFields: readonly (keyof MeetingPlan)[] = ['title', 'startsAt', 'endsAt'];

/** The first of these fields that members are told of, if any. */
export const toldField = (changed: readonly (keyof MeetingPlan)[]) =>
  changed.find((field) => toldFields.includes(field));

/** When members may be told of a change again; null: now. `last` is when the last but so many as are allowed was made, or null. */
export function nextChangeAt(last: Date | null, now: Date): Date | null {
  const nextAt = last && new Date(last.getTime() + meetingLimits.changes.within);
  return nextAt && nextAt > now ? nextAt : null;
}

/** Parts of a meeting that stay as they are once it began. */
const fixedOnceBegun = ['bookId', 'startsAt'] as const;

export type PlanProblem =
  | 'no_book'
  | 'past'
  | 'too_far'
  | 'begun'
  | 'too_short'
  | 'too_long'
  | 'only_later'
  | 'below_members';

export type PlanProblems = Partial<Record<keyof MeetingPlan, PlanProblem>>;

/**
 * What is wrong with a plan, by field. `current` is the meeting that is edited: once it began its book and its start are fixed and its end can
 * only move back, and its capacity never falls below those who have a seat.
 */
export function planProblems(plan: MeetingPlan, now: Date, current?: Meeting): PlanProblems {
  const problems: PlanProblems = {};
  const hasBegun = current !== undefined && hasStarted(current, now);
  if (hasBegun) {
    const changed = changedFields(current, plan);
    for (const field of fixedOnceBegun) if (changed.includes(field)) problems[field] = 'begun';
    if (plan.endsAt < current.endsAt) problems.endsAt = 'only_later';
  } else {
    const lead = plan.startsAt.getTime() - now.getTime();
    if (lead <= 0) problems.startsAt = 'past';
    else if (lead > meetingLimits.horizon) problems.startsAt = 'too_far';
  }
  const length = plan.endsAt.getTime() - plan.startsAt.getTime();
  if (length < meetingLimits.length.min) problems.endsAt ??= 'too_short';
  else if (length > meetingLimits.length.max) problems.endsAt ??= 'too_long';
  if (current && plan.capacity < current.memberCount) problems.capacity = 'below_members';
  return problems;
}
