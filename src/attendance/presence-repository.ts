import type pg from 'pg';
import { seatCounts } from '../meetings/index.ts';
import type { SeenPeriod } from './seen-periods.ts';

/**
 * Adds periods to the stored presence of members, as far as they lie between the start and the end
 * of their meetings. `atMs` is the present moment on the clock of the periods; the database's clock
 * dates them. Idempotent. Skips people without a seat, and cancelled meetings.
 */
export async function addPresence(
  pool: Pick<pg.Pool, 'query'>,
  periods: readonly SeenPeriod[],
  atMs: number,
): Promise<void> {
  await pool.query({
    name: 'attendance-presence',
    text: `INSERT INTO meeting_presences AS p (meeting_id, user_id, present)
           SELECT s.meeting_id, s.user_id, range_agg(seen.during * tstzrange(m.starts_at, m.ends_at))
           FROM (
             SELECT q.meeting_id, q.user_id, tstzrange(
               now() - make_interval(secs => q.from_age), now() - make_interval(secs => q.until_age)) AS during
             FROM unnest($1::int[], $2::int[], $3::float8[], $4::float8[])
               AS q (meeting_id, user_id, from_age, until_age)
           ) AS seen
             JOIN memberships s USING (meeting_id, user_id)
             JOIN meetings m ON m.id = s.meeting_id AND m.cancelled_at IS NULL AND ${seatCounts('s.user_id')}
           WHERE seen.during && tstzrange(m.starts_at, m.ends_at)
           GROUP BY s.meeting_id, s.user_id
           ORDER BY s.meeting_id, s.user_id
           ON CONFLICT (meeting_id, user_id) DO UPDATE SET present = p.present + excluded.present
           WHERE NOT p.present @> excluded.present`,
    values: [
      periods.map(({ meetingId }) => meetingId),
      periods.map(({ userId }) => userId),
      periods.map(({ fromMs }) => (atMs - fromMs) / 1_000),
      periods.map(({ untilMs }) => (atMs - (untilMs ?? atMs)) / 1_000),
    ],
  });
}
