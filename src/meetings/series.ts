import { type Repeat, repeatedStarts } from '../../public/js/rhythm.js';
import { fromSeoulWallTime, seoulWallTime } from '../platform/korean-date.ts';
import type { MeetingPlan } from './meeting.ts';

/** How often a new meeting is repeated. */
export interface Repetition {
  readonly repeat: Repeat;
  readonly times: number;
}

export const mostTimes = 12;
export const once: Repetition = { repeat: 'none', times: 1 };

/** Returns the plan of each meeting of a series, in order; the first is the given one. */
export function plansOf(plan: MeetingPlan, { repeat, times }: Repetition): MeetingPlan[] {
  const lengthMs = plan.endsAt.getTime() - plan.startsAt.getTime();
  return repeatedStarts(seoulWallTime(plan.startsAt), repeat, times).map((wall) => {
    // Seoul has had no summer time since 1988, so every later wall time exists.
    const startsAt = fromSeoulWallTime(wall) ?? plan.startsAt;
    return { ...plan, startsAt, endsAt: new Date(startsAt.getTime() + lengthMs) };
  });
}
