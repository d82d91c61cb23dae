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

/**
 * Sets when a member loses her seat, unless it is set already. The caller has locked the meeting.
 */
export const scheduleLeaving = (
  tx: Database,
  { meetingId, userId, seconds }: { meetingId: number; userId: number; seconds: number },
): Promise<number> => tx.$executeRaw`
    UPDATE memberships SET leaves_at = now() + make_interval(secs => ${seconds})
    WHERE meeting_id = ${meetingId} AND user_id = ${userId} AND leaves_at IS NULL`;

/** Cancels the scheduled leave of a member. Returns how many memberships were kept: 1 or 0. */
export const cancelLeaving = (db: Database, meetingId: number, userId: number): Promise<number> =>
  db.$executeRaw`
    UPDATE memberships SET leaves_at = NULL
    WHERE meeting_id = ${meetingId} AND user_id = ${userId} AND leaves_at IS NOT NULL`;

/** Finds members whose time to take the seat back is over, longest first. */
export const findDueLeavers = (
  db: Database,
  limit: number,
): Promise<{ meetingId: number; userId: number }[]> =>
  db.$queryRaw<{ meetingId: number; userId: number }[]>`
    SELECT meeting_id AS "meetingId", user_id AS "userId" FROM memberships
    WHERE leaves_at <= now() ORDER BY leaves_at LIMIT ${limit}`;

export interface Member {
  readonly userId: number;
  readonly nickname: string;
  readonly isLeader: boolean;
  /** Whether she leads the meeting's club, alone or with others. */
  readonly isClubManager: boolean;
}

/** Whether a person has a seat in a meeting. */
export const isSeated = async (db: Database, meetingId: number, userId: number): Promise<boolean> =>
  (await db.membership.count({ where: { meetingId, userId } })) > 0;

/** Whether a person leads the club of a meeting, alone or with others. */
export async function leadsClub(db: Database, meetingId: number, userId: number): Promise<boolean> {
  const [row] = await db.$queryRaw<[{ leads: boolean }]>`
    SELECT EXISTS (SELECT FROM meetings m JOIN club_memberships c ON c.club_id = m.club_id
      WHERE m.id = ${meetingId} AND c.user_id = ${userId} AND c.role <> 'member') AS leads`;
  return row.leads;
}

/**
 * Finds the nicknames of members who entered the room: the leader first, then in the order of
 * entering. Leaves out those who hide it from the person who asks.
 */
export async function findAttendees(db: Database, meetingId: number, askerId: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ nickname: string }[]>`
    SELECT u.nickname
    FROM meetings m JOIN meeting_entrances e ON e.meeting_id = m.id
      JOIN memberships s ON s.meeting_id = m.id AND s.user_id = e.user_id JOIN users u ON u.id = e.user_id
    WHERE m.id = ${meetingId} AND NOT EXISTS (SELECT FROM meeting_presences p
      WHERE p.meeting_id = m.id AND p.user_id = u.id AND p.hidden_at IS NOT NULL AND u.id <> ${askerId})
    ORDER BY u.id <> m.leader_id, e.entered_at, u.id`;
  return rows.map(({ nickname }) => nickname);
}
