import type { Database } from '../platform/db.ts';
import { countUpcomingLed } from './activity-repository.ts';
import type { MeetingPlan } from './meeting.ts';
import { databaseNow } from './meeting-for-asker-repository.ts';
import type { ActivityLimits } from './meeting-limits.ts';
import type { MeetingOwner } from './meeting-repository.ts';
import { type PlanProblems, planProblems } from './plan-rules.ts';
import { hasRoomToLead } from './policy.ts';
import { plansOf, type Repetition } from './series.ts';
import { findSameSeries, joinSeries } from './series-repository.ts';
import { insertWithSeats, type StoreResult, storeMeeting } from './store-meeting.ts';

/**
 * Stores a new meeting and its repetitions as one series: all or none. A series that the owner has
 * already is not stored again. The caller has locked the leader's account and then the club.
 *
 * @returns the first meeting
 */
export async function storeSeries(
  tx: Database,
  {
    owner,
    plan,
    repetition,
    limits,
  }: {
    readonly owner: MeetingOwner;
    readonly plan: MeetingPlan;
    readonly repetition: Repetition;
    readonly limits: ActivityLimits;
  },
): Promise<StoreResult> {
  const plans = plansOf(plan, repetition);
  if (plans.length === 1) return storeMeeting(tx, { owner, plan, limits });
  const problems = seriesProblems(plans, await databaseNow(tx));
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const same = await findSameSeries(tx, owner, plans);
  if (same !== null) return { ok: true, id: same, isNew: false };
  const led = await countUpcomingLed(tx, owner.leaderId);
  if (!hasRoomToLead(led, limits)) return { ok: false, reason: 'too_many_led' };
  if (!hasRoomToLead(led + plans.length - 1, limits))
    return { ok: false, problems: { times: 'series_too_many' } };
  const ids: number[] = [];
  for (const each of plans) ids.push(await insertWithSeats(tx, owner, each));
  return { ok: true, id: await joinSeries(tx, ids), isNew: true };
}

/** The problems of the first plan, or that a later one starts too far in the future. */
function seriesProblems(plans: readonly MeetingPlan[], now: Date): PlanProblems {
  const [first] = plans.map((plan) => planProblems(plan, now));
  if (first && Object.keys(first).length > 0) return first;
  return plans.some((plan) => planProblems(plan, now).startsAt) ? { times: 'series_too_far' } : {};
}
