import type { Database } from '../platform/db.ts';
import { countUpcomingLed } from './activity-repository.ts';
import { insertClubMeeting } from './club-meeting-repository.ts';
import { withKnownBook } from './known-book.ts';
import type { MeetingPlan } from './meeting.ts';
import { databaseNow } from './meeting-for-asker-repository.ts';
import type { ActivityLimits } from './meeting-limits.ts';
import { findSame, insertMeeting, type MeetingOwner } from './meeting-repository.ts';
import { type PlanProblems, planProblems } from './plan-rules.ts';
import { hasRoomToLead } from './policy.ts';
import { refreshMeetingKey } from './refresh-meeting-keys.ts';

export type StoreResult =
  | { readonly ok: true; readonly id: number /** False if it was stored before. */; readonly isNew: boolean }
  | { readonly ok: false; readonly reason: 'too_many_led' }
  | { readonly ok: false; readonly problems: PlanProblems };

/**
 * Stores a new meeting with the seats of its first members: its leader, and those of its club.
 * A plan that the owner has already is not stored again. The caller has locked the leader's account
 * and then the club.
 */
export async function storeMeeting(
  tx: Database,
  {
    owner,
    plan,
    limits,
    seated,
  }: {
    readonly owner: MeetingOwner;
    readonly plan: MeetingPlan;
    readonly limits: ActivityLimits;
    /** The members who get the seats of a club's meeting, in this order; all if not given. */
    readonly seated?: readonly number[];
  },
): Promise<StoreResult> {
  const problems = planProblems(plan, await databaseNow(tx));
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const same = await findSame(tx, owner, plan);
  if (same) return { ok: true, id: same.id, isNew: false };
  if (!hasRoomToLead(await countUpcomingLed(tx, owner.leaderId), limits))
    return { ok: false, reason: 'too_many_led' };
  return { ok: true, id: await insertWithSeats(tx, owner, plan, seated), isNew: true };
}

/** Inserts a meeting with the seats of its first members. @returns its id */
export async function insertWithSeats(
  tx: Database,
  owner: MeetingOwner,
  plan: MeetingPlan,
  seated?: readonly number[],
): Promise<number> {
  const { clubId } = owner;
  const { id } = await (clubId === null
    ? insertMeeting(tx, owner, plan)
    : insertClubMeeting(tx, { ...owner, clubId }, plan, seated));
  await refreshMeetingKey(tx, { id, title: plan.title });
  return id;
}

/** Runs work that stores meetings. A book that was deleted meanwhile is a problem of the plan. */
export const openWithKnownBook = <Result>(
  work: () => Promise<Result>,
): Promise<Result | { readonly ok: false; readonly problems: PlanProblems }> =>
  withKnownBook(work, { ok: false, problems: { bookId: 'no_book' } });
