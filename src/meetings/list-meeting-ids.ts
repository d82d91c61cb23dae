import type { Database } from '../platform/db.ts';
import { isKnownTo } from './visibility-conditions.sql.ts';

/**
 * Returns the ids above `after` up to and including `upTo` of meetings that are not cancelled and
 * whose pages everybody may read.
 */
export async function listMeetingIds(
  db: Database,
  { after, upTo }: { after: number; upTo: number },
): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT m.id FROM meetings m
    WHERE m.id > ${after} AND m.id <= ${upTo} AND m.cancelled_at IS NULL AND ${isKnownTo(null)} ORDER BY m.id`;
  return rows.map(({ id }) => id);
}

/** Returns the newest meeting whose page everybody may read; 0 if there is no such meeting. */
export async function newestMeetingId(db: Database): Promise<number> {
  const [row] = await db.$queryRaw<{ id: number }[]>`
    SELECT m.id FROM meetings m WHERE ${isKnownTo(null)} ORDER BY m.id DESC LIMIT 1`;
  return row?.id ?? 0;
}
