import type { Database } from '../platform/db.ts';
import type { SearchKey } from '../platform/search/index.ts';

export interface StaleMeeting {
  readonly id: number;
  /** The version of the meeting that the key belongs to, in PostgreSQL's text format. */
  readonly updatedAt: string;
  readonly title: string;
}

/** Finds meetings whose key is missing, or older than meeting, book or club, by id. */
export const findStaleMeetings = (db: Database, afterId: number, limit: number): Promise<StaleMeeting[]> =>
  db.$queryRaw<StaleMeeting[]>`
    SELECT id, updated_at::text AS "updatedAt", title FROM meetings
    WHERE search_keyed_at IS DISTINCT FROM updated_at AND id > ${afterId} ORDER BY id LIMIT ${limit}`;

/**
 * Writes the keys of meetings that did not change since `updatedAt` (null if the caller's
 * transaction has just written the meeting). The keys of book and club follow that of the title.
 * @returns the number of written keys
 */
export const writeMeetingKeys = (
  db: Database,
  keys: readonly (SearchKey & { readonly id: number; readonly updatedAt: string | null })[],
): Promise<number> =>
  db.$executeRaw`
    UPDATE meetings m SET search_text = k.text || coalesce(b.search_text, '') || coalesce(c.search_text, ''),
      search_grams = k.grams || coalesce(b.search_grams, '{}') || coalesce(c.search_grams, '{}'),
      search_keyed_at = m.updated_at
    FROM json_to_recordset(${JSON.stringify(keys)}::json) AS k (id int, "updatedAt" timestamptz, text text, grams int[])
    JOIN meetings o ON o.id = k.id JOIN books b ON b.id = o.book_id LEFT JOIN clubs c ON c.id = o.club_id
    WHERE m.id = k.id AND m.updated_at = coalesce(k."updatedAt", m.updated_at)`;
