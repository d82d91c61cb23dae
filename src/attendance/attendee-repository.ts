import type { Database } from '../platform/db.ts';
import type { Attendee } from './attendee.ts';
import { longestGapSeconds } from './seen-periods.ts';

interface AttendeeRow extends Omit<Attendee, 'presence'> {
  readonly firstSeenAt: Date | null;
  readonly lastSeenAt: Date | null;
  readonly seconds: number | null;
}

/**
 * Finds the members who came to a meeting, as one person may see them: the leader first, then in
 * the order of coming. Members who hide it are left out for all others.
 */
export async function findAttendees(db: Database, meetingId: number, askerId: number): Promise<Attendee[]> {
  const rows = await db.$queryRaw<AttendeeRow[]>`
    SELECT u.id AS "userId", u.nickname, p.hidden_at IS NOT NULL AS "isHidden",
      lower(p.present) AS "firstSeenAt", upper(p.present) AS "lastSeenAt", counted.seconds
    FROM meetings m
      JOIN memberships s ON s.meeting_id = m.id
      JOIN users u ON u.id = s.user_id
      LEFT JOIN meeting_entrances e ON e.meeting_id = m.id AND e.user_id = u.id
      LEFT JOIN meeting_presences p ON p.meeting_id = m.id AND p.user_id = u.id
      CROSS JOIN LATERAL (
        SELECT extract(epoch FROM sum(upper(one.period) - lower(one.period))
          + coalesce(sum(one.gap) FILTER (WHERE one.gap <= make_interval(secs => ${longestGapSeconds})), interval '0'))::float8 AS seconds
        FROM (SELECT period, lower(period) - lag(upper(period)) OVER (ORDER BY period) AS gap
          FROM unnest(p.present) AS period) AS one
      ) AS counted
    WHERE m.id = ${meetingId} AND (e.user_id IS NOT NULL OR counted.seconds IS NOT NULL)
      AND (p.hidden_at IS NULL OR u.id = ${askerId})
    ORDER BY u.id <> m.leader_id, coalesce(lower(p.present), e.entered_at), u.id`;
  return rows.map(({ firstSeenAt, lastSeenAt, seconds, ...attendee }) => ({
    ...attendee,
    presence: firstSeenAt && lastSeenAt && seconds !== null ? { firstSeenAt, lastSeenAt, seconds } : null,
  }));
}
