import type { Database } from '../platform/db.ts';
import { findChangeBack } from './activity-repository.ts';
import type { EditRefusal } from './edit-result.ts';
import { changedFields, type Meeting, type MeetingForAsker, type MeetingPlan } from './meeting.ts';
import { type ActivityLimits, meetingLimits } from './meeting-limits.ts';
import { nextChangeAt, planProblems, toldField, withExactTimes } from './plan-rules.ts';
import { canEdit } from './policy.ts';

/** An edit that may be stored. */
export interface AllowedEdit {
  readonly ok: true;
  readonly meeting: Meeting;
  readonly plan: MeetingPlan;
  readonly changed: readonly (keyof MeetingPlan)[];
  /** The database's time. */
  readonly now: Date;
}

/** Decides whether a plan may be stored in a locked meeting. Writes nothing. */
export async function judgeEdit(
  tx: Database,
  { meeting, asker, now }: MeetingForAsker,
  edit: { readonly version: number; readonly typed: MeetingPlan },
  limits: ActivityLimits = meetingLimits,
): Promise<AllowedEdit | EditRefusal> {
  const decision = canEdit(meeting, asker, now);
  if (!decision.ok) return decision;
  if (meeting.version !== edit.version) return { ok: false, reason: 'old_version' };
  const plan = withExactTimes(edit.typed, meeting);
  const problems = planProblems(plan, now, meeting);
  if (Object.keys(problems).length > 0) return { ok: false, reason: 'problems', problems };
  const changed = changedFields(meeting, plan);
  const field = toldField(changed);
  const nextAt = field && nextChangeAt(await findChangeBack(tx, meeting.id, limits.changes.count), now);
  if (field && nextAt) return { ok: false, reason: 'too_many_changes', field, nextAt };
  return { ok: true, meeting, plan, changed, now };
}
