import { type Database, Prisma } from '../platform/db.ts';
import { lastCallMinutes, offerMinutes } from './offer-times.ts';
import { seatLimits } from './seat-limits.ts';

// The callers that change rows have locked the meeting.

/** The columns of a meeting `m` that a statement compares waits with. */
const lastCall = Prisma.sql`m.starts_at - make_interval(mins => ${lastCallMinutes}::int)`;

/** Whether anybody is on the waiting list of a meeting, with or without an offer. */
export const hasWaits = async (db: Database, meetingId: number): Promise<boolean> =>
  (await db.seatWait.findFirst({ where: { meetingId }, select: { id: true } })) !== null;

/** Returns those of these meetings that have a waiting list. */
export const meetingsWithWaits = async (db: Database, ids: readonly number[]): Promise<number[]> => {
  const rows = await db.seatWait.groupBy({ by: ['meetingId'], where: { meetingId: { in: [...ids] } } });
  return rows.map(({ meetingId }) => meetingId).sort((a, b) => a - b);
};

/**
 * Ends waits that lead nowhere: of a meeting that was cancelled or began, of offers that ran out or
 * may not be taken any more, and of people who have a seat, were removed, or left the club or the
 * service. Offers of a meeting that was moved end 30 minutes before its new start at the latest.
 */
export async function endWaits(tx: Database, meetingId: number, now: Date): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM seat_waits w USING meetings m, users u
    WHERE w.meeting_id = ${meetingId} AND m.id = w.meeting_id AND u.id = w.user_id AND (
      m.cancelled_at IS NOT NULL OR m.starts_at <= ${now}::timestamptz
      OR least(w.offer_ends_at, CASE WHEN w.offered_at IS NOT NULL THEN ${lastCall} END) <= ${now}::timestamptz
      OR w.offered_at IS NOT NULL AND NOT may_have_seat(m.id, u.id)
      OR u.left_at IS NOT NULL
      OR EXISTS (SELECT FROM memberships s WHERE s.meeting_id = m.id AND s.user_id = u.id)
      OR EXISTS (SELECT FROM meeting_bans b WHERE b.meeting_id = m.id AND b.user_id = u.id)
      OR m.club_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM club_memberships c WHERE c.club_id = m.club_id AND c.user_id = u.id))`;
  await tx.$executeRaw`
    UPDATE seat_waits w SET offer_ends_at = ${lastCall} FROM meetings m
    WHERE w.meeting_id = ${meetingId} AND m.id = w.meeting_id AND w.offer_ends_at > ${lastCall}`;
}

/** Offers each free seat to the longest waiting person who may have it. Returns how many. */
export const offerFreeSeats = (tx: Database, meetingId: number, now: Date): Promise<number> =>
  tx.$executeRaw`
    WITH free AS (
      SELECT m.id, ${lastCall} AS last_call, m.capacity - m.member_count - (
        SELECT count(*) FROM seat_waits w WHERE w.meeting_id = m.id AND w.offered_at IS NOT NULL) AS seats
      FROM meetings m
      WHERE m.id = ${meetingId} AND m.cancelled_at IS NULL AND m.hidden_at IS NULL
        AND ${now}::timestamptz < ${lastCall}
    ), next AS (
      SELECT w.id FROM free JOIN seat_waits w ON w.meeting_id = free.id
      WHERE w.offered_at IS NULL AND may_have_seat(free.id, w.user_id)
      ORDER BY w.id LIMIT greatest(0, (SELECT seats FROM free))
    )
    UPDATE seat_waits w SET offered_at = ${now}::timestamptz,
      offer_ends_at = least(${now}::timestamptz + make_interval(mins => ${offerMinutes}::int), free.last_call)
    FROM free, next WHERE w.id = next.id`;

/**
 * Puts people at the end of the list in this order, as many as it may hold. Leaves out people who
 * have a seat or may not have one.
 */
export const insertWaits = (tx: Database, meetingId: number, userIds: readonly number[]): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO seat_waits (meeting_id, user_id)
    SELECT ${meetingId}, w.user_id FROM unnest(${[...userIds]}::int[]) WITH ORDINALITY AS w (user_id, place)
    WHERE NOT EXISTS (SELECT FROM memberships s WHERE s.meeting_id = ${meetingId} AND s.user_id = w.user_id)
      AND may_have_seat(${meetingId}, w.user_id)
    ORDER BY w.place LIMIT ${seatLimits.waitsPerMeeting}
    ON CONFLICT DO NOTHING`;

/** Whether a person is on the waiting list of a meeting. */
export const isWaiting = async (db: Database, meetingId: number, userId: number): Promise<boolean> =>
  (await db.seatWait.count({ where: { meetingId, userId } })) > 0;

/** Puts a person at the end of the list. Does nothing if she is on it. */
export const insertWait = (tx: Database, meetingId: number, userId: number): Promise<number> =>
  tx.$executeRaw`INSERT INTO seat_waits (meeting_id, user_id) VALUES (${meetingId}, ${userId}) ON CONFLICT DO NOTHING`;

/** Takes a person off the lists of these meetings. Returns from how many. */
export async function deleteWaits(
  tx: Database,
  userId: number,
  meetingIds: readonly number[],
): Promise<number> {
  const { count } = await tx.seatWait.deleteMany({ where: { userId, meetingId: { in: [...meetingIds] } } });
  return count;
}

/** Counts the waiting lists that a person is on. */
export const countWaitsOf = (db: Database, userId: number): Promise<number> =>
  db.seatWait.count({ where: { userId } });

/** Counts the people on the waiting list of a meeting. */
export const countWaits = (db: Database, meetingId: number): Promise<number> =>
  db.seatWait.count({ where: { meetingId } });

/** Counts the people who wait without an offer and may have a seat of a meeting now. */
export async function countOfferable(tx: Database, meetingId: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM seat_waits w
    WHERE w.meeting_id = ${meetingId} AND w.offered_at IS NULL AND may_have_seat(w.meeting_id, w.user_id)`;
  return row?.count ?? 0;
}
