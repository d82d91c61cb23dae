import { changedFields, hasStarted, type Meeting, type MeetingPlan, takenSeats } from './meeting.ts';
import { meetingLimits } from './meeting-limits.ts';

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
  | 'below_members'
  | 'above_capacity'
  | 'series_too_far'
  | 'series_too_many'
  | 'below_club';

/** The problems of a plan by field; `times` is the length of its series. */
export type PlanProblems = Partial<Record<keyof MeetingPlan | 'times', PlanProblem>>;

/**
 * Returns the problems by field of a plan, or of the valid fields of a form with errors. `current`
 * is the edited meeting: after its start its book and start are fixed and its end can only be
 * postponed; its capacity cannot fall below its members and the seats that are
 * held for people who were offered one.
 */
export function planProblems(plan: Partial<MeetingPlan>, now: Date, current?: Meeting): PlanProblems {
  return {
    ...lengthProblem(plan),
    ...minimumProblem(plan, current),
    ...(current && hasStarted(current, now) ? fixedProblems(plan, current) : startProblem(plan, now)),
    ...(current && plan.capacity !== undefined && plan.capacity < takenSeats(current)
      ? { capacity: 'below_members' }
      : {}),
  };
}

function startProblem({ startsAt }: Partial<MeetingPlan>, now: Date): PlanProblems {
  const lead = startsAt ? startsAt.getTime() - now.getTime() : 1;
  if (lead <= 0) return { startsAt: 'past' };
  return lead > meetingLimits.horizon ? { startsAt: 'too_far' } : {};
}

/** A minimum that no meeting of these seats reaches. One that an edit leaves as it is stays. */
function minimumProblem(plan: Partial<MeetingPlan>, current?: Meeting): PlanProblems {
  const { minimum = current?.minimum, capacity = current?.capacity } = plan;
  const isKept = current && minimum === current.minimum && capacity === current.capacity;
  if (isKept || minimum == null || capacity === undefined) return {};
  return minimum > capacity ? { minimum: 'above_capacity' } : {};
}

function lengthProblem({ startsAt, endsAt }: Partial<MeetingPlan>): PlanProblems {
  if (!startsAt || !endsAt) return {};
  const length = endsAt.getTime() - startsAt.getTime();
  if (length < meetingLimits.length.min) return { endsAt: 'too_short' };
  return length > meetingLimits.length.max ? { endsAt: 'too_long' } : {};
}

/** The problems of a change after the start. */
function fixedProblems(plan: Partial<MeetingPlan>, current: Meeting): PlanProblems {
  const changed = changedFields(current, { ...current, ...plan });
  return {
    ...Object.fromEntries(
      fixedOnceBegun.filter((field) => changed.includes(field)).map((field) => [field, 'begun' as const]),
    ),
    ...(plan.endsAt && plan.endsAt < current.endsAt ? { endsAt: 'only_later' } : {}),
  };
}

/**
 * Keeps the stored seconds of a time whose minute did not change, because a form has minutes only.
 */
export function withExactTimes<Plan extends Partial<MeetingPlan>>(plan: Plan, current: Meeting): Plan {
  const kept = (['startsAt', 'endsAt'] as const).filter(
    (field) => plan[field] && minuteOf(plan[field]) === minuteOf(current[field]),
  );
  return { ...plan, ...Object.fromEntries(kept.map((field) => [field, current[field]])) };
}

const minuteOf = (at: Date) => Math.floor(at.getTime() / 60_000);
