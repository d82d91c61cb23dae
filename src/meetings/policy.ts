import {
  type ActivityLimits,
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

/** Permission, or a refusal with its reason. */
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
 * Joining is possible until the end, also after the start, and members may join again. A visitor is
 * asked to log in only if joining is possible at all. `hasRoomToJoin` checks the limit on upcoming
 * meetings, whose count is not part of a sight.
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
  if (!isLeader(meeting, asker)) return refuse('not_leader');
  const over = overBecause(meeting, now);
  return over ? refuse(over) : allowed;
}

/** Whether the leader may edit the meeting; `planProblems` checks what she may change. */
export const canEdit: (meeting: Meeting, asker: Asker | null, now: Date) => Decision<LeadersOnly> = canLead;

/** Cancelling is possible until the end, also while the meeting runs. */
export const canCancel: (meeting: Meeting, asker: Asker | null, now: Date) => Decision<LeadersOnly> = canLead;

export type RemoveRefusal = LeadersOnly | 'leader';

/** Whether an account with this number of joined upcoming meetings may join another. */
export const hasRoomToJoin = (joined: number, { upcoming }: ActivityLimits): boolean =>
  joined < upcoming.joined;

/** Whether an account that leads this number of upcoming meetings may open another. */
export const hasRoomToLead = (led: number, { upcoming }: ActivityLimits): boolean => led < upcoming.led;

/** Readmitting is possible until the end, like removing. */
export const canReadmit: (meeting: Meeting, asker: Asker | null, now: Date) => Decision<LeadersOnly> =
  canLead;

/** The leader may remove any member except herself. */
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

/** The chat room is open to members from the start to the end, to the second. */
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

/** Parts of a meeting whose change all members are told of. */
const toldFields: readonly (keyof MeetingPlan)[] = ['title', 'startsAt', 'endsAt'];

/** The first of these fields that members are told of, if any. */
export const toldField = (changed: readonly (keyof MeetingPlan)[]) =>
  changed.find((field) => toldFields.includes(field));

/**
 * Returns when members may be told of the next change; null if now. `last` is the time of the
 * oldest of the last `meetingLimits.changes.count` changes, or null if there were fewer.
 */
export function nextChangeAt(last: Date | null, now: Date): Date | null {
  const nextAt = last && new Date(last.getTime() + meetingLimits.changes.within);
  return nextAt && nextAt > now ? nextAt : null;
}

/** Parts of a meeting that cannot change after its start. */
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
 * Returns the problems of a plan by field. `current` is the edited meeting: after its start its
 * book and start are fixed and its end can only be postponed; its capacity cannot fall below its
 * number of members.
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
