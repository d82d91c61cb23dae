import { Prisma } from '../platform/db.ts';

/** The columns of a meeting; `m` is its table alias. */
export const meetingColumns = Prisma.sql`m.id, m.book_id AS "bookId", m.leader_id AS "leaderId", m.title, m.description, m.starts_at AS "startsAt",
  m.ends_at AS "endsAt", m.capacity, m.member_count AS "memberCount", m.version, m.cancelled_at AS "cancelledAt", m.club_id AS "clubId", m.series_id AS "seriesId"`;

/**
 * The name of the meeting's club. A query that returns it returns only meetings that the person may
 * know of.
 */
export const clubNameColumn = Prisma.sql`(SELECT k.name FROM clubs k WHERE k.id = m.club_id) AS "clubName"`;
