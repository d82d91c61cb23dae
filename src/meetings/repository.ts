import { type Database, Prisma } from '../platform/db.ts';
import type { Meeting, MeetingPlan, Sight } from './meeting.ts';

// Every query of a meeting also returns the database's time. Policies compare with that time and
// not with a web process's clock, because the clocks of processes differ.

interface SightRow extends Meeting {
  readonly now: Date;
  readonly isMember: boolean;
  readonly isBanned: boolean;
}

/** The columns of a meeting; `m` is its table alias. */
export const meetingColumns = Prisma.sql`m.id, m.book_id AS "bookId", m.leader_id AS "leaderId", m.title, m.description, m.starts_at AS "startsAt",
  m.ends_at AS "endsAt", m.capacity, m.member_count AS "memberCount", m.version, m.cancelled_at AS "cancelledAt"`;

const seenBy = (id: number, userId: number | null) => Prisma.sql`
  SELECT ${meetingColumns}, now() AS now, s.user_id IS NOT NULL AS "isMember",
    EXISTS (SELECT FROM meeting_bans b WHERE b.meeting_id = m.id AND b.user_id = ${userId}) AS "isBanned"
  FROM meetings m LEFT JOIN memberships s ON s.meeting_id = m.id AND s.user_id = ${userId}
  WHERE m.id = ${id}`;

const toSight = (userId: number | null, { now, isMember, isBanned, ...meeting }: SightRow): Sight => ({
  meeting,
  asker: userId === null ? null : { userId, isMember, isBanned },
  now,
});

/** Returns a meeting and the person's relation to it; null if the meeting does not exist. */
export async function findSight(db: Database, id: number, userId: number | null): Promise<Sight | null> {
  const [row] = await db.$queryRaw<SightRow[]>(seenBy(id, userId));
  return row ? toSight(userId, row) : null;
}

/**
 * The same, with the meeting locked until the transaction ends. The lock permits inserting rows
 * that refer to the meeting, so the chat continues during an edit. Locking is a separate statement:
 * a single one that waited for the lock would see the new meeting but the old memberships.
 */
export async function lockSight(tx: Database, id: number, userId: number): Promise<Sight | null> {
  await tx.$queryRaw`SELECT 1 FROM meetings WHERE id = ${id} FOR NO KEY UPDATE`;
  return findSight(tx, id, userId);
}

export async function databaseNow(db: Database): Promise<Date> {
  const [row] = await db.$queryRaw<[{ now: Date }]>`SELECT now() AS now`;
  return row.now;
}

/**
 * Locks an account until the transaction ends, so that concurrent requests to open or join meetings
 * are counted one after another.
 */
export const lockAccount = (tx: Database, userId: number): Promise<unknown> =>
  tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId} FOR NO KEY UPDATE`;

/** Counts the meetings that an account leads and that are not over. */
export async function countUpcomingLed(tx: Database, leaderId: number): Promise<number> {
  const [row] = await tx.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM meetings WHERE leader_id = ${leaderId} AND cancelled_at IS NULL AND ends_at > now()`;
  return row.count;
}

/** Counts the meetings that an account joined or leads and that are not over. */
export async function countUpcomingJoined(tx: Database, userId: number): Promise<number> {
  const [row] = await tx.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM memberships s JOIN meetings m ON m.id = s.meeting_id
    WHERE s.user_id = ${userId} AND m.cancelled_at IS NULL AND m.ends_at > now()`;
  return row.count;
}

/** Finds an open meeting of the leader with exactly this plan, from a form that was sent twice. */
export const findSame = (tx: Database, leaderId: number, plan: MeetingPlan): Promise<{ id: number } | null> =>
  tx.meeting.findFirst({ where: { ...plan, leaderId, cancelledAt: null }, select: { id: true } });

/**
 * Creates the meeting, the leader's membership and the chat room. Fails with a foreign key
 * violation if the book no longer exists.
 */
export const insertMeeting = (tx: Database, leaderId: number, plan: MeetingPlan): Promise<{ id: number }> =>
  tx.meeting.create({
    data: { ...plan, leaderId, memberships: { create: { userId: leaderId } }, room: { create: {} } },
    select: { id: true },
  });

/**
 * Returns the time of the oldest of the last `count` changes that members were told of; null if
 * there were fewer.
 */
export async function findChangeBack(tx: Database, meetingId: number, count: number): Promise<Date | null> {
  const change = await tx.meetingChange.findFirst({
    where: { meetingId },
    orderBy: { version: 'desc' },
    skip: count - 1,
    select: { changedAt: true },
  });
  return change?.changedAt ?? null;
}

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
      version = m.version + 1, updated_at = now()
    WHERE m.id = ${meeting.id} AND m.version = ${meeting.version}
    RETURNING ${meetingColumns}`;
  return row ?? null;
}

export const markCancelled = (tx: Database, id: number): Promise<number> =>
  tx.$executeRaw`UPDATE meetings SET cancelled_at = now(), version = version + 1, updated_at = now() WHERE id = ${id}`;

/**
 * Takes a seat and inserts the membership in one statement (the SQL function `take_seat`). Returns
 * false if the meeting is full or over, if the person is a member or banned, or if she has joined
 * `mostUpcoming` meetings that are not over.
 */
export async function takeSeat(
  db: Database,
  { meetingId, userId, mostUpcoming }: { meetingId: number; userId: number; mostUpcoming: number },
): Promise<boolean> {
  const [row] = await db.$queryRaw<[{ taken: boolean }]>`
    SELECT take_seat(${meetingId}::int, ${userId}::int, ${mostUpcoming}::int) AS taken`;
  return row.taken;
}

/** Ends a membership and frees its seat. The caller has locked the meeting. */
export async function freeSeat(tx: Database, meetingId: number, userId: number): Promise<boolean> {
  const { count } = await tx.membership.deleteMany({ where: { meetingId, userId } });
  if (count === 1)
    await tx.meeting.update({ where: { id: meetingId }, data: { memberCount: { decrement: 1 } } });
  return count === 1;
}

export interface Member {
  readonly userId: number;
  readonly nickname: string;
  readonly isLeader: boolean;
}

/** Finds the members: the leader first, then the others in the order of joining, up to `limit`. */
export const findMembers = (db: Database, meetingId: number, limit: number): Promise<Member[]> =>
  db.$queryRaw<Member[]>`
    SELECT u.id AS "userId", u.nickname, u.id = m.leader_id AS "isLeader"
    FROM meetings m JOIN memberships s ON s.meeting_id = m.id JOIN users u ON u.id = s.user_id
    WHERE m.id = ${meetingId}
    ORDER BY u.id <> m.leader_id, s.joined_at, u.id
    LIMIT ${limit}`;
