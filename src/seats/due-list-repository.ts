import type { Database } from '../platform/db.ts';
import { lastCallMinutes } from './offer-times.ts';

/**
 * Finds meetings whose waiting list is out of date: an offer ran out or may not be taken any
 * more, the meeting began or was cancelled, or a seat is free for somebody who waits. Some of this
 * comes from changes that did not settle the list: a suspension, its end, or the release before,
 * which knows no waiting lists. Held seats are counted, which costs a look-up,
 * only for meetings whose members leave a seat.
 */
export async function findDueLists(db: Database, limit: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ meetingId: number }[]>`
    SELECT w.meeting_id AS "meetingId", min(w.id) AS first FROM seat_waits w JOIN meetings m ON m.id = w.meeting_id
    WHERE w.offer_ends_at <= now() OR m.starts_at <= now() OR m.cancelled_at IS NOT NULL
      OR w.offered_at IS NOT NULL AND NOT may_have_seat(m.id, w.user_id)
      OR w.offered_at IS NULL AND m.member_count < m.capacity AND m.member_count + held_seats(m.id) < m.capacity
        AND m.hidden_at IS NULL AND m.starts_at > now() + make_interval(mins => ${lastCallMinutes}::int)
        AND may_have_seat(m.id, w.user_id)
    GROUP BY w.meeting_id ORDER BY first LIMIT ${limit}`;
  return rows.map(({ meetingId }) => meetingId);
}

/** Locks a meeting and returns the database's time; null if another transaction has the lock. */
export async function lockUnlessBusy(tx: Database, meetingId: number): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`
    SELECT now() AS now FROM meetings WHERE id = ${meetingId} FOR NO KEY UPDATE SKIP LOCKED`;
  return row?.now ?? null;
}

/** Locks a meeting and returns the database's time; null if there is no such meeting. */
export async function lockMeeting(tx: Database, meetingId: number): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`
    SELECT now() AS now FROM meetings WHERE id = ${meetingId} FOR NO KEY UPDATE`;
  return row?.now ?? null;
}
