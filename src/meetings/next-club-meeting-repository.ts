import type { Pool } from 'pg';

/** The running or next meeting of a club. */
export interface NextClubMeeting {
  readonly clubId: number;
  readonly id: number;
  readonly title: string;
  readonly startsAt: Date;
  readonly isLive: boolean;
}

/**
 * Finds the running or next meeting of each club that has one, soonest first. The caller has
 * checked that the person may know of the clubs.
 */
export async function findNextClubMeetings(
  pool: Pool,
  clubIds: readonly number[],
): Promise<NextClubMeeting[]> {
  if (clubIds.length === 0) return [];
  const { rows } = await pool.query<NextClubMeeting>({
    name: 'next club meetings',
    text: `SELECT q.club_id AS "clubId", next.id, next.title, next.starts_at AS "startsAt", next.starts_at <= now() AS "isLive"
           FROM unnest($1::int[]) AS q (club_id) CROSS JOIN LATERAL (
             SELECT m.id, m.title, m.starts_at FROM meetings m
             WHERE m.club_id = q.club_id AND m.starts_at > now() - interval '12 hours' AND m.ends_at > now()
               AND m.cancelled_at IS NULL
             ORDER BY m.starts_at, m.id LIMIT 1
           ) next ORDER BY next.starts_at, next.id`,
    values: [clubIds],
  });
  return rows;
}
