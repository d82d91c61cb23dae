import { isBlockedBy } from '../accounts/index.ts';
import { type Database, Prisma } from '../platform/db.ts';
import { deleteWaits, heldSeats } from '../seats/index.ts';
import { idsOf, type OpenClubMeeting } from './club-meeting-repository.ts';

// The callers have locked the club and these meetings.

/**
 * Gives a new member of the club a seat in each of these meetings that has one free. Leaves out
 * meetings that she left before or was removed from, and those of leaders who blocked her.
 * @returns the ids of the meetings in which she has a new seat
 */
export async function seatNewMember(
  tx: Database,
  meetings: readonly OpenClubMeeting[],
  userId: number,
): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    WITH seated AS (
      INSERT INTO memberships (meeting_id, user_id)
      SELECT m.id, ${userId}::int FROM meetings m
      WHERE m.id = ANY(${idsOf(meetings)}::int[]) AND m.member_count + ${heldSeats} < m.capacity
        AND NOT EXISTS (SELECT FROM memberships s WHERE s.meeting_id = m.id AND s.user_id = ${userId})
        AND NOT EXISTS (SELECT FROM meeting_bans b WHERE b.meeting_id = m.id AND b.user_id = ${userId})
        AND NOT EXISTS (SELECT FROM meeting_leavers l WHERE l.meeting_id = m.id AND l.user_id = ${userId})
        AND NOT ${isBlockedBy(Prisma.sql`m.leader_id`, Prisma.sql`${userId}::int`)}
      RETURNING meeting_id
    )
    UPDATE meetings m SET member_count = m.member_count + 1 FROM seated WHERE m.id = seated.meeting_id
    RETURNING m.id`;
  return rows.map(({ id }) => id);
}

/**
 * Deletes a person's seats in these meetings, because she left the club or was removed from it. If
 * she joins the club again, `seatNewMember` gives her the seats back, except in meetings that she
 * had left herself.
 * @returns the ids of the meetings in which she had a seat
 */
export async function freeSeats(
  tx: Database,
  meetings: readonly OpenClubMeeting[],
  userId: number,
): Promise<number[]> {
  const freed = await tx.$queryRaw<{ id: number; wasLeaving: boolean }[]>`
    WITH freed AS (
      DELETE FROM memberships WHERE user_id = ${userId} AND meeting_id = ANY(${idsOf(meetings)}::int[])
      RETURNING meeting_id, leaves_at
    )
    UPDATE meetings m SET member_count = m.member_count - 1 FROM freed WHERE m.id = freed.meeting_id
    RETURNING m.id, freed.leaves_at IS NOT NULL AS "wasLeaving"`;
  // A trigger noted her as a person who left each of these meetings.
  const meetingId = { in: freed.filter(({ wasLeaving }) => !wasLeaving).map(({ id }) => id) };
  await tx.meetingLeaver.deleteMany({ where: { userId, meetingId } });
  return freed.map(({ id }) => id);
}

/**
 * Makes a member of the club the leader of these meetings, with a seat where she has none. A leader
 * sits in her meeting, also in a full one and where she was removed before.
 * @returns the ids of the meetings in which she has a new seat
 */
export async function seatLeader(
  tx: Database,
  meetings: readonly OpenClubMeeting[],
  userId: number,
): Promise<number[]> {
  const led = Prisma.sql`ANY(${idsOf(meetings)}::int[])`;
  await tx.meetingBan.deleteMany({ where: { userId, meetingId: { in: idsOf(meetings) } } });
  const seated = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO memberships (meeting_id, user_id) SELECT id, ${userId}::int FROM meetings WHERE id = ${led}
    ON CONFLICT DO NOTHING RETURNING meeting_id AS id`;
  const newIds = seated.map(({ id }) => id);
  // A seat that was held for her is no longer needed.
  await deleteWaits(tx, userId, newIds);
  await tx.$executeRaw`
    UPDATE meetings m SET leader_id = ${userId}, updated_at = now(),
      member_count = member_count + CASE WHEN id = ANY(${newIds}::int[]) THEN 1 ELSE 0 END,
      capacity = greatest(capacity, member_count + ${heldSeats} + CASE WHEN id = ANY(${newIds}::int[]) THEN 1 ELSE 0 END)
    WHERE id = ${led}`;
  // A leader cannot leave her meeting, so a leave that waits for its time ends.
  await tx.$executeRaw`
    UPDATE memberships SET leaves_at = NULL WHERE user_id = ${userId} AND meeting_id = ${led} AND leaves_at IS NOT NULL`;
  return newIds;
}
