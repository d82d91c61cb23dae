import { isBlockedBy } from '../accounts/index.ts';
import { Prisma } from '../platform/db.ts';
import { heldSeats, waitingCount } from '../seats/index.ts';
import { isKnownTo } from './visibility-conditions.sql.ts';

const columnsWith = (capacity: Prisma.Sql) =>
  Prisma.sql`m.id, m.book_id AS "bookId", m.leader_id AS "leaderId", m.title, m.description, m.starts_at AS "startsAt",
  m.ends_at AS "endsAt", ${capacity} AS capacity, m.minimum, m.member_count AS "memberCount",
  ${heldSeats} AS "heldSeats", ${waitingCount} AS waiting, m.version, m.cancelled_at AS "cancelledAt", m.club_id AS "clubId", m.series_id AS "seriesId"`;

/** The columns of a meeting; `m` is its table alias. */
export const meetingColumns = columnsWith(Prisma.sql`m.capacity`);

/** The same as a person sees it. A meeting whose leader blocked her has no free seat for her. */
export const meetingColumnsFor = (askerId: number | null): Prisma.Sql =>
  askerId === null
    ? meetingColumns
    : columnsWith(
        Prisma.sql`CASE WHEN ${isClosedTo(Prisma.sql`${askerId}::int`)} THEN m.member_count ELSE m.capacity END`,
      );

/**
 * Whether the `meetingColumns` of a meeting `m` are not what this person sees, or visitors may not
 * know of the meeting. Whether she has a seat in it is not looked at.
 */
export const differsFromVisitors = (askerId: number): Prisma.Sql =>
  Prisma.sql`(${isClosedTo(Prisma.sql`${askerId}::int`)} OR NOT ${isKnownTo(null)})`;

/** Whether a person has no seat and gets none, because the leader of the meeting blocked her. */
const isClosedTo = (asker: Prisma.Sql) => Prisma.sql`(${isBlockedBy(Prisma.sql`m.leader_id`, asker)}
  AND NOT EXISTS (SELECT FROM memberships q WHERE q.meeting_id = m.id AND q.user_id = ${asker})
  AND NOT EXISTS (SELECT FROM club_memberships q WHERE q.club_id = m.club_id AND q.user_id = ${asker} AND q.role <> 'member'))`;

/**
 * The name of the meeting's club. A query that returns it returns only meetings that the person may
 * know of.
 */
export const clubNameColumn = Prisma.sql`(SELECT k.name FROM clubs k WHERE k.id = m.club_id) AS "clubName"`;
