import type { Database } from '../platform/db.ts';

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
