import type { Pool } from 'pg';
import { bookSummaryOf, type SummaryRow, toSummary } from '../books/index.ts';
import { type Database, Prisma } from '../platform/db.ts';
import { queryPlanned } from '../platform/planned-query.ts';
import { clubNameColumn, meetingColumnsFor } from './meeting-columns.sql.ts';
import type { ListedMeeting, MeetingRow } from './meeting-row.ts';
import { isKnownTo, seatCounts } from './visibility-conditions.sql.ts';

/** For a seat `s` of a meeting `m`. */
const isRealSeat = Prisma.raw(seatCounts('s.user_id'));

/** Whether a person has a seat in the meeting `m`. */
export const isMemberColumn = (askerId: number | null) =>
  askerId === null
    ? Prisma.sql`false AS "isMember"`
    : Prisma.sql`EXISTS (SELECT FROM memberships s
        WHERE s.meeting_id = m.id AND s.user_id = ${askerId} AND ${isRealSeat}) AS "isMember"`;

/** The columns of a `MeetingRow`; `m` is the meeting and `u` its leader. */
const meetingRowColumns = (
  askerId: number | null,
) => Prisma.sql`${meetingColumnsFor(askerId)}, ${clubNameColumn}, u.nickname AS "leaderNickname", now() AS now,
  ${isMemberColumn(askerId)}`;

/** The columns of a `ListedRow`. */
export const listedColumns = (askerId: number | null) =>
  Prisma.sql`${meetingRowColumns(askerId)}, ${bookSummaryOf(Prisma.sql`m.book_id`)} AS book`;

export interface ListedRow extends MeetingRow {
  readonly book: SummaryRow;
}

export const toListed = ({ book, ...row }: ListedRow): ListedMeeting => ({ ...row, book: toSummary(book) });

/**
 * Returns the meetings with these ids, in the order of the ids. Leaves out those that the person
 * may not know of.
 */
export async function findListedMeetings(
  pool: Pool,
  ids: readonly number[],
  askerId: number | null,
): Promise<ListedMeeting[]> {
  if (ids.length === 0) return [];
  const rows = await queryPlanned<ListedRow>(
    pool,
    Prisma.sql`SELECT ${listedColumns(askerId)} FROM meetings m JOIN users u ON u.id = m.leader_id
      WHERE m.id = ANY (${[...ids]}::int[]) AND ${isKnownTo(askerId)}`,
  );
  const byId = new Map(rows.map((row) => [row.id, toListed(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

interface Wanted {
  /** Null for a visitor. */
  readonly askerId: number | null;
  readonly limit: number;
}

/** Finds the live and future meetings about some books, live ones first. */
export const findBookMeetings = (
  db: Database,
  bookIds: readonly number[],
  wanted: Wanted,
): Promise<MeetingRow[]> =>
  bookIds.length === 0
    ? Promise.resolve([])
    : findNextMeetings(db, Prisma.sql`m.book_id = ANY (${[...bookIds]}::int[])`, wanted);

/** Finds the live and future meetings of a club, live ones first. */
export const findClubMeetings = (db: Database, clubId: number, wanted: Wanted): Promise<MeetingRow[]> =>
  findNextMeetings(db, Prisma.sql`m.club_id = ${clubId}`, wanted);

const findNextMeetings = (
  db: Database,
  condition: Prisma.Sql,
  { askerId, limit }: Wanted,
): Promise<MeetingRow[]> =>
  db.$queryRaw<MeetingRow[]>`
    SELECT ${meetingRowColumns(askerId)} FROM meetings m JOIN users u ON u.id = m.leader_id
    WHERE ${condition} AND m.starts_at > now() - interval '12 hours' AND m.ends_at > now() AND m.cancelled_at IS NULL
      AND ${isKnownTo(askerId)}
    ORDER BY m.starts_at, m.id LIMIT ${limit}`;
