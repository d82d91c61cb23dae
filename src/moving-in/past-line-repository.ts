import { type Database, Prisma } from '../platform/db.ts';

/** A line as the past log shows it. */
export interface PastLine {
  /** Digits: the number may be too large for JavaScript. */
  readonly id: string;
  readonly saidAt: Date;
  readonly body: string;
  readonly authorId: number;
}

const shownLines = (clubId: number, from: Date, to: Date) => Prisma.sql`
  FROM club_past_lines WHERE club_id = ${clubId} AND said_at >= ${from} AND said_at < ${to} AND deleted_at IS NULL`;

/** Finds lines of a span of time in the order in which they were said. */
export const findLines = (
  db: Database,
  clubId: number,
  { from, to }: { readonly from: Date; readonly to: Date },
  { skip, limit }: { readonly skip: number; readonly limit: number },
): Promise<PastLine[]> =>
  db.$queryRaw<PastLine[]>`
    SELECT id::text, said_at AS "saidAt", body, author_id AS "authorId" ${shownLines(clubId, from, to)}
    ORDER BY said_at, place, id LIMIT ${limit} OFFSET ${skip}`;

/** Finds the months that have lines, as `YYYY-MM` in Seoul. Looks into the index once a month. */
export async function findMonths(db: Database, clubId: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ month: string }[]>`
    SELECT to_char(month, 'YYYY-MM') AS month
    FROM (SELECT min(said_at) AS first, max(said_at) AS last FROM club_past_lines WHERE club_id = ${clubId}) span,
      generate_series(date_trunc('month', first AT TIME ZONE 'Asia/Seoul'), last AT TIME ZONE 'Asia/Seoul',
        interval '1 month') AS month
    WHERE EXISTS (SELECT FROM club_past_lines l WHERE l.club_id = ${clubId} AND l.deleted_at IS NULL
      AND l.said_at >= month AT TIME ZONE 'Asia/Seoul'
      AND l.said_at < (month + interval '1 month') AT TIME ZONE 'Asia/Seoul')
    ORDER BY month`;
  return rows.map(({ month }) => month);
}

/** Counts the lines of a span of time. */
export async function countShown(
  db: Database,
  clubId: number,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<number> {
  const [row] = await db.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count ${shownLines(clubId, from, to)}`;
  return row.count;
}

/** Counts the lines of the names that a person claimed. */
export const countOwn = (db: Database, clubId: number, userId: number): Promise<number> =>
  db.clubPastLine.count({ where: { clubId, deletedAt: null, author: { claimedBy: userId } } });

/**
 * Deletes the words of lines of names that a person claimed: one line, or all. @returns how many
 */
export const deleteOwnLines = (
  tx: Database,
  {
    clubId,
    userId,
    lineId,
  }: { readonly clubId: number; readonly userId: number; readonly lineId: bigint | null },
): Promise<number> =>
  tx.$executeRaw`
    UPDATE club_past_lines l SET body = '', deleted_at = now() FROM club_past_authors a
    WHERE a.id = l.author_id AND a.club_id = ${clubId} AND a.claimed_by = ${userId} AND l.deleted_at IS NULL
      AND (${lineId}::bigint IS NULL OR l.id = ${lineId}::bigint)`;

/** Forgets lines that were deleted within `hours`: an import can bring them back. */
export const forgetDeletions = (tx: Database, authorId: number, hours: number): Promise<number> =>
  tx.$executeRaw`
    DELETE FROM club_past_lines
    WHERE author_id = ${authorId} AND deleted_at > now() - make_interval(hours => ${hours})`;
