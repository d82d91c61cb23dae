import type { Database } from '../platform/db.ts';
import type { Meeting, MeetingPlan } from './meeting.ts';
import { meetingColumns } from './meeting-columns.sql.ts';

/** The leader and the club of a meeting. */
export interface MeetingOwner {
  readonly leaderId: number;
  /** Null for a meeting of its own. */
  readonly clubId: number | null;
}

/** Finds an open meeting of the owner with exactly this plan, from a form that was sent twice. */
export const findSame = (
  tx: Database,
  owner: MeetingOwner,
  plan: MeetingPlan,
): Promise<{ id: number } | null> =>
  tx.meeting.findFirst({
    where: { ...plan, ...owner, minimum: plan.minimum ?? null, cancelledAt: null },
    select: { id: true },
  });

/**
 * Creates the meeting, the leader's membership and the chat room. Fails with a foreign key
 * violation if the book no longer exists.
 */
export const insertMeeting = (
  tx: Database,
  owner: MeetingOwner,
  plan: MeetingPlan,
): Promise<{ id: number }> =>
  tx.meeting.create({
    data: {
      ...plan,
      ...owner,
      minimum: plan.minimum ?? null,
      memberships: { create: { userId: owner.leaderId } },
      room: { create: {} },
    },
    select: { id: true },
  });

export const updateLeader = (tx: Database, id: number, leaderId: number): Promise<number> =>
  tx.$executeRaw`UPDATE meetings SET leader_id = ${leaderId}, updated_at = now() WHERE id = ${id}`;

/** Stores a plan if the meeting still has this version; returns null otherwise. */
export async function updateMeeting(
  tx: Database,
  meeting: Pick<Meeting, 'id' | 'version'>,
  plan: MeetingPlan,
): Promise<Meeting | null> {
  const [row] = await tx.$queryRaw<Meeting[]>`
    UPDATE meetings m
    SET book_id = ${plan.bookId}, title = ${plan.title}, description = ${plan.description}, starts_at = ${plan.startsAt}::timestamptz,
      ends_at = ${plan.endsAt}::timestamptz, capacity = ${plan.capacity},
      minimum = CASE WHEN ${plan.minimum === undefined} THEN m.minimum ELSE ${plan.minimum ?? null}::int END,
      version = m.version + 1, updated_at = now()
    WHERE m.id = ${meeting.id} AND m.version = ${meeting.version}
    RETURNING ${meetingColumns}`;
  return row ?? null;
}

export const markCancelled = (tx: Database, id: number): Promise<number> =>
  tx.$executeRaw`UPDATE meetings SET cancelled_at = now(), version = version + 1, updated_at = now() WHERE id = ${id}`;
