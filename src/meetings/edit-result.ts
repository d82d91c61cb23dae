import type { NotFound } from './lock-meeting.ts';
import type { Meeting, MeetingPlan } from './meeting.ts';
import type { PlanProblems } from './plan-rules.ts';
import type { LeadersOnly } from './policy.ts';

/** A stored edit of one meeting. */
export interface Edited {
  readonly meeting: Meeting;
  /** Empty if the edit changed nothing. */
  readonly changed: readonly (keyof MeetingPlan)[];
}

/** `later` is the meeting of the series that refuses, if it is not the edited one. */
export type EditRefusal = { readonly ok: false; readonly later?: Meeting } & (
  | { readonly reason: LeadersOnly | NotFound['reason'] }
  /** Another edit (the leader in another tab) was first: nothing is written. */
  | { readonly reason: 'old_version' }
  | { readonly reason: 'problems'; readonly problems: PlanProblems }
  /** A later meeting of the series changed since the form was shown: nothing is written. */
  | { readonly reason: 'series_changed' }
  /** The members were told of too many changes; the next one is allowed at `nextAt`. */
  | { readonly reason: 'too_many_changes'; readonly field: keyof MeetingPlan; readonly nextAt: Date }
);

export type EditResult = ({ readonly ok: true } & Edited) | EditRefusal;
