import type { Database } from '../platform/db.ts';
import type { ClubRecord } from './club-record.ts';

/** The most meetings that one record counts, which bounds its cost. */
const mostMeetings = 60;

/** Counts the record of a club at the database's time. */
export async function findClubRecord(db: Database, clubId: number): Promise<ClubRecord> {
  const [record] = await db.$queryRaw<[ClubRecord]>`
    WITH past AS (
      SELECT id, starts_at, cancelled_at FROM meetings
      WHERE club_id = ${clubId} AND starts_at > now() - interval '1 year' AND ends_at <= now()
      ORDER BY starts_at DESC, id DESC LIMIT ${mostMeetings}
    ), entered AS (
      SELECT p.id, p.starts_at, e.user_id FROM past p JOIN meeting_entrances e ON e.meeting_id = p.id
      WHERE p.cancelled_at IS NULL
    ), held AS (
      SELECT id, starts_at FROM entered GROUP BY id, starts_at HAVING count(*) >= 2
    ), guests AS (
      SELECT count(*) AS times, min(starts_at) AS first_at FROM entered JOIN held USING (id, starts_at)
      GROUP BY user_id
    ), earlier AS (
      SELECT times FROM guests WHERE first_at < (SELECT max(starts_at) FROM held)
    )
    SELECT
      (SELECT (extract(year FROM a) * 12 + extract(month FROM a))::int
       FROM (SELECT age(now(), created_at) AS a FROM clubs WHERE id = ${clubId}) c) AS "ageMonths",
      (SELECT count(*)::int FROM past) AS announced,
      (SELECT count(*)::int FROM held) AS held,
      (SELECT count(DISTINCT date_trunc('month', starts_at AT TIME ZONE 'Asia/Seoul'))::int FROM held) AS months,
      (SELECT count(*)::int FROM earlier) AS came,
      (SELECT count(*)::int FROM earlier WHERE times > 1) AS "cameBack"`;
  return record;
}
