import { isForeignKeyViolation } from '../platform/db.ts';
import { findChangeBack } from './activity-repository.ts';
import { announce } from './announcer.ts';
import { type NotFound, withLockedMeeting } from './lock-meeting.ts';
import { changedFields, type Meeting, type MeetingPlan } from './meeting.ts';
import { meetingLimits } from './meeting-limits.ts';
import { updateMeeting } from './meeting-repository.ts';
import { nextChangeAt, type PlanProblems, planProblems, toldField, withExactTimes } from './plan-rules.ts';
import { canEdit, type LeadersOnly } from './policy.ts';
import { refreshMeetingKey } from './refresh-meeting-keys.ts';
import type { MeetingServices } from './services.ts';

export type EditResult =
  | { readonly ok: true; readonly meeting: Meeting; readonly changed: readonly (keyof MeetingPlan)[] }
  | { readonly ok: false; readonly reason: LeadersOnly }
  | NotFound
  /** Another edit (the leader in another tab) was first: nothing is written. */
  | { readonly ok: false; readonly reason: 'old_version' }
  | { readonly ok: false; readonly reason: 'problems'; readonly problems: PlanProblems }
  | TooManyChanges;

/** The members were told of too many changes; the next one is allowed at `nextAt`. */
interface TooManyChanges {
  readonly ok: false;
  readonly reason: 'too_many_changes';
  readonly field: keyof MeetingPlan;
  readonly nextAt: Date;
}

/**
 * Stores a plan if the meeting still has the version that its leader saw. A plan that changes
 * nothing raises no version and is not announced.
 */
export async function editMeeting(
  services: MeetingServices,
  userId: number,
  edit: MeetingPlan & { readonly id: number; readonly version: number },
): Promise<EditResult> {
  const result = await storeEdit(services, userId, edit);
  if (result.ok && result.changed.length > 0)
    await announce(services, (announcer) => announcer.changed(result.meeting, result.changed));
  return result;
}

async function storeEdit(
  services: MeetingServices,
  userId: number,
  { id, version, ...typed }: MeetingPlan & { id: number; version: number },
): Promise<EditResult> {
  const { limits = meetingLimits } = services;
  try {
    return await withLockedMeeting<EditResult>(
      services,
      { meetingId: id, userId },
      async (tx, { meeting, asker, now }) => {
        const decision = canEdit(meeting, asker, now);
        if (!decision.ok) return decision;
        if (meeting.version !== version) return { ok: false, reason: 'old_version' };
        const plan = withExactTimes(typed, meeting);
        const problems = planProblems(plan, now, meeting);
        if (Object.keys(problems).length > 0) return { ok: false, reason: 'problems', problems };
        const changed = changedFields(meeting, plan);
        if (changed.length === 0) return { ok: true, meeting, changed };
        const field = toldField(changed);
        const nextAt = field && nextChangeAt(await findChangeBack(tx, id, limits.changes.count), now);
        if (field && nextAt) return { ok: false, reason: 'too_many_changes', field, nextAt };
        const updated = await updateMeeting(tx, meeting, plan);
        if (!updated) return { ok: false, reason: 'old_version' };
        await refreshMeetingKey(tx, updated);
        return { ok: true, meeting: updated, changed };
      },
    );
  } catch (error) {
    if (isForeignKeyViolation(error))
      return { ok: false, reason: 'problems', problems: { bookId: 'no_book' } };
    throw error;
  }
}
