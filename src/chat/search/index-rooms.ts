import type pg from 'pg';
import { indexLog } from './index-messages.ts';

/** Rooms that one run indexes, and batches of each. */
const mostRooms = 20;
const mostBatches = 20;

/**
 * Indexes the logs of meetings that run or ended within a day. Older logs are indexed when somebody
 * searches them. Idempotent.
 * @returns how many rooms it worked on
 */
export async function indexRooms(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    `SELECT m.id FROM meetings m JOIN rooms r ON r.meeting_id = m.id
     WHERE m.starts_at <= now() AND m.ends_at > now() - interval '1 day'
       AND r.last_seq > coalesce((SELECT max(seq) FROM message_keys k WHERE k.meeting_id = m.id), 0)
     ORDER BY m.ends_at LIMIT $1`,
    [mostRooms],
  );
  for (const { id } of rows) await indexLog(pool, id, mostBatches);
  return rows.length;
}
