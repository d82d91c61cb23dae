import { isBlockedBy } from '../accounts/index.ts';
import { type Database, Prisma } from '../platform/db.ts';
import { heldSeats } from '../seats/index.ts';
import type { MeetingPlan } from './meeting.ts';
import type { MeetingOwner } from './meeting-repository.ts';

// Callers that change rows have locked the club: its members stay the same until the commit.

/** A meeting of a club that is not over. */
export interface OpenClubMeeting {
  readonly id: number;
  readonly leaderId: number;
  readonly startsAt: Date;
  /** The database's time. */
  readonly now: Date;
}

export const idsOf = (meetings: readonly OpenClubMeeting[]): number[] => meetings.map(({ id }) => id);

/** Returns the meetings with these ids. */
export const meetingsWithIds = (
  meetings: readonly OpenClubMeeting[],
  ids: readonly number[],
): OpenClubMeeting[] => meetings.filter(({ id }) => ids.includes(id));

/**
 * Locks the meetings of a club that are not over, in the order of their ids. The order keeps two
 * transactions from waiting for each other.
 */
export const lockOpenMeetings = (tx: Database, clubId: number): Promise<OpenClubMeeting[]> =>
  tx.$queryRaw<OpenClubMeeting[]>`
    SELECT id, leader_id AS "leaderId", starts_at AS "startsAt", now() AS now FROM meetings
    WHERE club_id = ${clubId} AND cancelled_at IS NULL AND ends_at > now()
    ORDER BY id FOR NO KEY UPDATE`;

/** Returns the latest start among a club's meetings that were not cancelled; null without one. */
export async function findLastStart(db: Database, clubId: number): Promise<Date | null> {
  const last = await db.meeting.findFirst({
    where: { clubId, cancelledAt: null },
    orderBy: { startsAt: 'desc' },
    select: { startsAt: true },
  });
  return last?.startsAt ?? null;
}

/**
 * Creates a meeting with its chat room, and seats for its leader and then for members of the club
 * whom the leader has not blocked: for `seated` in this order as far as they go, or for every
 * member. Fails with a foreign key violation if the book no longer exists.
 */
export async function insertClubMeeting(
  tx: Database,
  owner: MeetingOwner & { readonly clubId: number },
  plan: MeetingPlan,
  seated?: readonly number[],
): Promise<{ id: number }> {
  const { id } = await tx.meeting.create({
    data: { ...plan, ...owner, minimum: plan.minimum ?? null, memberCount: 1, room: { create: {} } },
    select: { id: true },
  });
  const order = seated && [owner.leaderId, ...seated.filter((userId) => userId !== owner.leaderId)];
  const place = order
    ? Prisma.sql`array_position(${order}::int[], c.user_id)`
    : Prisma.sql`(c.user_id <> ${owner.leaderId})::int`;
  const seats = await tx.$executeRaw`
    INSERT INTO memberships (meeting_id, user_id)
    SELECT ${id}, c.user_id FROM club_memberships c
    WHERE c.club_id = ${owner.clubId} AND ${place} IS NOT NULL
      AND NOT ${isBlockedBy(Prisma.sql`${owner.leaderId}::int`, Prisma.sql`c.user_id`)}
    ORDER BY ${place} LIMIT ${plan.capacity}`;
  await tx.$executeRaw`UPDATE meetings SET member_count = ${seats} WHERE id = ${id}`;
  return { id };
}

/**
 * Changes the seats of meetings that are not over from the club's former number to its new one.
 * Meetings with a number of their own keep it.
 */
export const resizeMeetings = (
  tx: Database,
  meetings: readonly OpenClubMeeting[],
  { from, to }: { readonly from: number; readonly to: number },
): Promise<number> => tx.$executeRaw`
    UPDATE meetings m SET capacity = ${to}, version = version + 1, updated_at = now()
    WHERE id = ANY(${idsOf(meetings)}::int[]) AND capacity = ${from} AND member_count + ${heldSeats} <= ${to}`;

/** Cancels these meetings, which are locked. A trigger notes it for the members' notifications. */
export const cancelMeetings = (
  tx: Database,
  meetings: readonly OpenClubMeeting[],
): Promise<number> => tx.$executeRaw`
    UPDATE meetings SET cancelled_at = now(), version = version + 1, updated_at = now()
    WHERE id = ANY(${idsOf(meetings)}::int[])`;

/**
 * Finds the member who leads the club's meetings after another one: the leader, a co-leader, or
 * the longest member of a closed club. Null if the club has no member any more.
 */
export async function findHeir(tx: Database, clubId: number): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ userId: number }[]>`
    SELECT user_id AS "userId" FROM club_memberships WHERE club_id = ${clubId}
    ORDER BY CASE role WHEN 'leader' THEN 0 WHEN 'co_leader' THEN 1 ELSE 2 END, joined_at, user_id LIMIT 1`;
  return row?.userId ?? null;
}
