import { type Database, Prisma } from '../platform/db.ts';
import type { ReadNotice } from './notice.ts';

/** The member who reads. */
export interface Reader {
  readonly userId: number;
  /** Whether the counts of all readers are for her. */
  readonly isManager: boolean;
  /** Members of the club, from which the counts are made. */
  readonly memberCount: number;
}

interface NoticeRow {
  readonly id: number;
  readonly clubId: number;
  readonly authorId: number | null;
  readonly nickname: string | null;
  readonly body: string;
  readonly isPinned: boolean;
  readonly postedAt: Date;
  readonly seenAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly isAuthorMember: boolean;
  readonly confirmed: number | null;
  readonly seen: number | null;
  readonly total: number;
}

/** The notices of a club whose ids `wanted` selects. `total` counts all notices of the club. */
const noticesOf = (clubId: number, { userId, isManager }: Reader, wanted: Prisma.Sql) => Prisma.sql`
  SELECT n.id, n.club_id AS "clubId", n.author_id AS "authorId", u.nickname, n.body,
    n.pin_place IS NOT NULL AS "isPinned", n.posted_at AS "postedAt",
    r.seen_at AS "seenAt", r.confirmed_at AS "confirmedAt", counted.confirmed, counted.seen,
    EXISTS (SELECT FROM club_memberships s
      WHERE s.club_id = n.club_id AND s.user_id = n.author_id) AS "isAuthorMember",
    (SELECT count(*) FROM club_notices WHERE club_id = ${clubId})::int AS total
  FROM club_notices n
    LEFT JOIN users u ON u.id = n.author_id
    LEFT JOIN club_notice_readings r ON r.notice_id = n.id AND r.user_id = ${userId}
    LEFT JOIN LATERAL (
      SELECT (count(*) FILTER (WHERE confirmed_at IS NOT NULL))::int AS confirmed,
        (count(*) FILTER (WHERE confirmed_at IS NULL))::int AS seen
      FROM club_notice_readings WHERE notice_id = n.id AND user_id IS DISTINCT FROM n.author_id
    ) AS counted ON ${isManager}
  WHERE n.id IN (${wanted})`;

function toReadNotice(row: NoticeRow, memberCount: number): ReadNotice {
  const { id, clubId, authorId, nickname, body, isPinned, postedAt, seenAt, confirmedAt } = row;
  const { confirmed, seen } = row;
  const readers = memberCount - (row.isAuthorMember ? 1 : 0);
  const author = authorId === null || nickname === null ? null : { id: authorId, nickname };
  return {
    notice: { id, clubId, author, body, isPinned, postedAt },
    reading: { seenAt, confirmedAt },
    counts:
      confirmed === null || seen === null
        ? null
        : { confirmed, seen, notSeen: Math.max(0, readers - confirmed - seen) },
  };
}

export interface FoundNotices {
  readonly notices: readonly ReadNotice[];
  /** The number of all notices of the club. */
  readonly total: number;
}

const toFound = (rows: readonly NoticeRow[], { memberCount }: Reader): FoundNotices => ({
  notices: rows.map((row) => toReadNotice(row, memberCount)),
  total: rows[0]?.total ?? 0,
});

/** Finds a club's pinned notices and its newest one: pinned ones first, then by time. */
export const findPinnedAndNewest = async (
  db: Database,
  clubId: number,
  reader: Reader,
): Promise<FoundNotices> =>
  toFound(
    await db.$queryRaw<NoticeRow[]>`${noticesOf(
      clubId,
      reader,
      Prisma.sql`
      (SELECT id FROM club_notices WHERE club_id = ${clubId} AND pin_place IS NOT NULL)
      UNION ALL (SELECT id FROM club_notices WHERE club_id = ${clubId} ORDER BY id DESC LIMIT 1)`,
    )} ORDER BY "isPinned" DESC, n.id DESC`,
    reader,
  );

/** Finds one page of a club's notices, the newest first. */
export const findPage = async (
  db: Database,
  clubId: number,
  reader: Reader & { readonly skip: number; readonly limit: number },
): Promise<FoundNotices> =>
  toFound(
    await db.$queryRaw<NoticeRow[]>`${noticesOf(
      clubId,
      reader,
      Prisma.sql`SELECT id FROM club_notices WHERE club_id = ${clubId}
      ORDER BY id DESC LIMIT ${reader.limit} OFFSET ${reader.skip}`,
    )} ORDER BY n.id DESC`,
    reader,
  );
