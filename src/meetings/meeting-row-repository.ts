import { type Database, Prisma } from '../platform/db.ts';
import { clubNameColumn, meetingColumnsFor } from './meeting-columns.sql.ts';
import type { MeetingRow } from './meeting-row.ts';
import { isKnownTo, seatCounts } from './visibility-conditions.sql.ts';

/** For a seat `s` of a meeting `m`. */
const isRealSeat = Prisma.raw(seatCounts('s.user_id'));

/** The columns of a `MeetingRow`; `m` is the meeting and `u` its leader. */
export const meetingRowColumns = (
  askerId: number | null,
) => Prisma.sql`${meetingColumnsFor(askerId)}, ${clubNameColumn}, u.nickname AS "leaderNickname", now() AS now,
  EXISTS (SELECT FROM memberships s WHERE s.meeting_id = m.id AND s.user_id = ${askerId} AND ${isRealSeat}) AS "isMember"`;

/**
 * Returns the meetings with these ids, in the order of the ids. Leaves out those that the person
 * may not know of.
 */
export async function findMeetingRows(
  db: Database,
  ids: readonly number[],
  askerId: number | null,
): Promise<MeetingRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRaw<MeetingRow[]>`
    SELECT ${meetingRowColumns(askerId)} FROM meetings m JOIN users u ON u.id = m.leader_id WHERE m.id IN (${Prisma.join([...ids])}) AND ${isKnownTo(askerId)}`;
  const byId = new Map(rows.map((row) => [row.id, row]));
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
