import type { Pool } from 'pg';
import type { Meeting } from './meeting.ts';
import { seatCounts } from './visibility-conditions.sql.ts';

/** A meeting of a person's calendar feed. */
export interface FeedMeeting
  extends Pick<Meeting, 'id' | 'title' | 'description' | 'startsAt' | 'endsAt' | 'version' | 'cancelledAt'> {
  readonly updatedAt: Date;
  readonly bookTitle: string;
  /** Null for a meeting without a club. */
  readonly clubName: string | null;
}

/** Far above the limit of upcoming meetings, so that only past ones can be missing. */
const mostMeetings = 1_000;

// A member who left a club keeps the seats of its past meetings as a record, and may not see them.
const statement = `
  SELECT asker.id AS "userId", feed.*
  FROM unnest($1::int[]) AS asker (id) CROSS JOIN LATERAL (
    SELECT m.id, m.title, m.description, m.starts_at AS "startsAt", m.ends_at AS "endsAt", m.version,
      m.cancelled_at AS "cancelledAt", m.updated_at AS "updatedAt", b.title AS "bookTitle", c.name AS "clubName"
    FROM memberships s JOIN meetings m ON m.id = s.meeting_id JOIN books b ON b.id = m.book_id
      LEFT JOIN clubs c ON c.id = m.club_id
    WHERE s.user_id = asker.id AND m.ends_at > now() - interval '90 days'
      AND (s.leaves_at IS NULL OR s.leaves_at > now())
      AND ${seatCounts('asker.id')}
    ORDER BY m.starts_at DESC, m.id
    LIMIT ${mostMeetings}) AS feed`;

/**
 * Finds the meetings that each of these people takes part in and that are not over or ended in the
 * last 90 days, cancelled ones too, the latest first. In the order of `userIds`.
 */
export async function findFeedMeetings(pool: Pool, userIds: readonly number[]): Promise<FeedMeeting[][]> {
  const { rows } = await pool.query<FeedMeeting & { readonly userId: number }>({
    name: 'feed meetings',
    text: statement,
    values: [[...new Set(userIds)]],
  });
  const feeds = Map.groupBy(rows, ({ userId }) => userId);
  return userIds.map((userId) => feeds.get(userId) ?? []);
}
