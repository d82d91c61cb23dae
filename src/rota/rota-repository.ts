import { type Database, Prisma } from '../platform/db.ts';
import type { RotaMeeting } from './duty.ts';
import type { Task } from './task.ts';

const meetingColumns = Prisma.sql`m.id, m.club_id AS "clubId", m.starts_at AS "startsAt", m.ends_at AS "endsAt",
  m.cancelled_at AS "cancelledAt", now() AS now`;

/** Finds a meeting of a club; null for a meeting without a club. */
export async function findRotaMeeting(db: Database, meetingId: number): Promise<RotaMeeting | null> {
  const [row] = await db.$queryRaw<RotaMeeting[]>`
    SELECT ${meetingColumns} FROM meetings m WHERE m.id = ${meetingId} AND m.club_id IS NOT NULL`;
  return row ?? null;
}

/** Finds the club's next meeting: the first that is not over. */
export async function findNextMeeting(db: Database, clubId: number): Promise<RotaMeeting | null> {
  const [row] = await db.$queryRaw<RotaMeeting[]>`
    SELECT ${meetingColumns} FROM meetings m
    WHERE m.club_id = ${clubId} AND m.ends_at > now() AND m.cancelled_at IS NULL
    ORDER BY m.starts_at, m.id LIMIT 1`;
  return row ?? null;
}

/** Locks a meeting, so that answers are decided one after another. */
export const lockMeeting = (tx: Database, meetingId: number): Promise<unknown> =>
  tx.$queryRaw`SELECT 1 FROM meetings WHERE id = ${meetingId} FOR NO KEY UPDATE`;

export interface OpenMeeting {
  readonly id: number;
  readonly startsAt: Date;
  /** The tasks that nobody has taken. */
  readonly openTasks: readonly Task[];
}

/**
 * Finds the club's meetings before this one that are not over and in which nobody has taken one of
 * these tasks, in their order.
 */
export const findMeetingsBefore = (
  db: Database,
  meeting: RotaMeeting,
  { used, limit }: { readonly used: readonly Task[]; readonly limit: number },
): Promise<OpenMeeting[]> =>
  db.$queryRaw<OpenMeeting[]>`
    SELECT m.id, m.starts_at AS "startsAt", o.tasks AS "openTasks"
    FROM meetings m CROSS JOIN LATERAL (
      SELECT array_agg(t.task) AS tasks FROM unnest(${used}::text[]) AS t (task)
      WHERE NOT EXISTS (SELECT FROM club_duties d WHERE d.meeting_id = m.id AND d.task = t.task)
    ) AS o
    WHERE m.club_id = ${meeting.clubId} AND m.ends_at > now() AND m.cancelled_at IS NULL
      AND (m.starts_at, m.id) < (${meeting.startsAt}, ${meeting.id}::int) AND o.tasks IS NOT NULL
    ORDER BY m.starts_at, m.id LIMIT ${limit}`;

export interface SeatedMembers {
  readonly meetingId: number;
  /** The member who is in the club longest first, then by id. */
  readonly userIds: readonly number[];
}

/** Finds the members of the club who have a seat in these meetings and do not give it up. */
export const findSeated = (
  db: Database,
  clubId: number,
  meetingIds: readonly number[],
): Promise<SeatedMembers[]> =>
  db.$queryRaw<SeatedMembers[]>`
    SELECT s.meeting_id AS "meetingId", array_agg(s.user_id ORDER BY c.joined_at, s.user_id) AS "userIds"
    FROM memberships s JOIN club_memberships c ON c.club_id = ${clubId} AND c.user_id = s.user_id
    WHERE s.meeting_id = ANY (${meetingIds}) AND s.leaves_at IS NULL
    GROUP BY s.meeting_id`;

/** Finds people by their ids, in the order of their nicknames. */
export const findNicknames = (
  db: Database,
  userIds: readonly number[],
): Promise<{ userId: number; nickname: string }[]> =>
  // One look-up by index for each: for hundreds of ids a join would read all accounts.
  db.$queryRaw<{ userId: number; nickname: string }[]>`
    SELECT one.id AS "userId", (SELECT nickname FROM users u WHERE u.id = one.id) AS nickname
    FROM unnest(${userIds}::int[]) AS one (id) ORDER BY nickname, one.id`;

/** Finds when each member last did each task of the club, in other meetings than this one. */
export const findLastDone = (
  db: Database,
  { clubId, id }: Pick<RotaMeeting, 'clubId' | 'id'>,
): Promise<{ task: Task; userId: number; doneAt: Date }[]> =>
  // The condition on the meeting's club is implied, but lets PostgreSQL use its index.
  db.$queryRaw<{ task: Task; userId: number; doneAt: Date }[]>`
    SELECT d.task, d.user_id AS "userId", max(m.starts_at) AS "doneAt"
    FROM club_duties d JOIN meetings m ON m.id = d.meeting_id AND m.club_id = ${clubId}
    WHERE d.club_id = ${clubId} AND d.user_id IS NOT NULL AND m.id <> ${id} AND m.cancelled_at IS NULL
    GROUP BY d.task, d.user_id`;

/** Returns the tasks that a club does not use. */
export async function findTasksOff(db: Database, clubId: number): Promise<Task[]> {
  const rows = await db.clubTaskOff.findMany({ where: { clubId }, select: { task: true } });
  return rows.map(({ task }) => task as Task);
}
