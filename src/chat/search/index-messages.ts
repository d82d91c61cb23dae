import type pg from 'pg';
import { textKey } from '../../platform/search/index.ts';

/** Maximum number of messages that one statement indexes. */
const batchSize = 500;

/**
 * Writes the search keys of the next messages of a room, in their order. Two processes may do so at
 * once. A message that is deleted meanwhile gets an empty key.
 * @returns how many keys it wrote at most; less than a batch: the log is indexed
 */
export async function indexMessages(pool: pg.Pool, meetingId: number): Promise<number> {
  const { rows } = await pool.query<{ seq: number; body: string; quote: string | null }>({
    name: 'chat-not-indexed',
    text: `SELECT seq, body, quote_text AS quote FROM messages
           WHERE meeting_id = $1
             AND seq > coalesce((SELECT max(seq) FROM message_keys WHERE meeting_id = $1), 0)
           ORDER BY seq LIMIT $2`,
    values: [meetingId, batchSize],
  });
  if (rows.length === 0) return 0;
  const keys = rows.map(({ body, quote }) => textKey(quote === null ? [body] : [body, quote], meetingId));
  await pool.query({
    name: 'chat-index',
    text: `WITH still AS (
             SELECT k.seq, k.text, k.grams, m.body <> '' AS has_text
             FROM unnest($2::int[], $3::text[], $4::text[]) AS k (seq, text, grams)
             JOIN messages m ON m.meeting_id = $1 AND m.seq = k.seq
             ORDER BY k.seq
             FOR SHARE OF m
           )
           INSERT INTO message_keys (meeting_id, seq, search_text, search_grams)
           SELECT $1, seq, CASE WHEN has_text THEN text ELSE '' END,
             CASE WHEN has_text THEN grams::int[] ELSE '{}' END
           FROM still ON CONFLICT DO NOTHING`,
    values: [
      meetingId,
      rows.map(({ seq }) => seq),
      keys.map(({ text }) => text),
      keys.map(({ grams }) => `{${grams.join(',')}}`),
    ],
  });
  return rows.length;
}

/** Indexes a log up to its end, or at most this many batches of it. */
export async function indexLog(pool: pg.Pool, meetingId: number, mostBatches: number): Promise<void> {
  for (let batch = 0; batch < mostBatches; batch += 1)
    if ((await indexMessages(pool, meetingId)) < batchSize) return;
}
