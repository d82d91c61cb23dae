import { type Database, Prisma } from '../platform/db.ts';
import type { ReaderNames } from './notice.ts';

/** Finds the nicknames of the members behind the counts, by the id of the notice. */
export async function findReaderNames(
  db: Database,
  noticeIds: readonly number[],
): Promise<ReadonlyMap<number, ReaderNames>> {
  if (noticeIds.length === 0) return new Map();
  const rows = await db.$queryRaw<({ id: number } & ReaderNames)[]>`
    SELECT n.id, named.*
    FROM club_notices n CROSS JOIN LATERAL (
      SELECT
        coalesce(array_agg(u.nickname ORDER BY r.confirmed_at, u.id)
          FILTER (WHERE r.confirmed_at IS NOT NULL), '{}') AS confirmed,
        coalesce(array_agg(u.nickname ORDER BY r.seen_at, u.id)
          FILTER (WHERE r.seen_at IS NOT NULL AND r.confirmed_at IS NULL), '{}') AS seen,
        coalesce(array_agg(u.nickname ORDER BY s.joined_at, u.id)
          FILTER (WHERE r.seen_at IS NULL), '{}') AS "notSeen"
      FROM club_memberships s
        JOIN users u ON u.id = s.user_id
        LEFT JOIN (SELECT * FROM club_notice_readings WHERE notice_id = n.id) AS r ON r.user_id = s.user_id
      WHERE s.club_id = n.club_id AND s.user_id IS DISTINCT FROM n.author_id
    ) AS named
    WHERE n.id IN (${Prisma.join([...noticeIds])})`;
  return new Map(rows.map(({ id, ...names }) => [id, names]));
}
