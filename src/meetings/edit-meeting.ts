import { isForeignKeyViolation } from '../platform/db.ts';
import { inTransaction } from '../platform/transaction.ts';
import { announce } from './announcer.ts';
import { changedFields, type Meeting, type MeetingPlan, meetingLimits } from './meeting.ts';
import {
  canEdit,
  type LeadersOnly,
  nextChangeAt,
  type PlanProblems,
  planProblems,
  toldField,
} from './policy.ts';
import { refreshMeetingKey } from './refresh-meeting-keys.ts';
import { findChangeBack, lockSight, updateMeeting } from './repository.ts';
import type { MeetingServices } from './services.ts';

export type EditResult =
  | { readonly ok: true; readonly meeting: Meeting; readonly changed: readonly (keyof MeetingPlan)[] }
  | { readonly ok: false; readonly reason: 'not_found' | LeadersOnly }
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
  { db, jitter, limits = meetingLimits }: MeetingServices,
  userId: number,
  { id, version, ...typed }: MeetingPlan & { id: number; version: number },
): Promise<EditResult> {
  try {
    return await inTransaction(
      db,
      async (tx): Promise<EditResult> => {
        const sight = await lockSight(tx, id, userId);
        if (!sight) return { ok: false, reason: 'not_found' };
        const { meeting, asker, now } = sight;
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
      jitter,
    );
  } catch (error) {
    if (isForeignKeyViolation(error))
      return { ok: false, reason: 'problems', problems: { bookId: 'no_book' } };
    throw error;
  }
}

/**
 * Keeps the stored seconds of a time whose minute did not change, because a form has minutes only.
 */
function withExactTimes(plan: MeetingPlan, { startsAt, endsAt }: Meeting): MeetingPlan {
  const keep = (typed: Date, exact: Date) =>
    Math.floor(typed.getTime() / 60_000) === Math.floor(exact.getTime() / 60_000) ? exact : typed;
  return { ...plan, startsAt: keep(plan.startsAt, startsAt), endsAt: keep(plan.endsAt, endsAt) };
}
