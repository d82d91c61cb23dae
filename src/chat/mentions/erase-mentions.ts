import type pg from 'pg';

/**
 * Turns up to `limit` mentions of a person into plain text. Open pages show them so when they are
 * loaded again.
 * @returns how many are gone now
 */
export async function eraseMentions(
  pool: pg.Pool,
  { userId, limit }: { readonly userId: number; readonly limit: number },
): Promise<number> {
  const { rows } = await pool.query<{ count: number }>({
    name: 'erase-mentions',
    text: `WITH chosen AS (
             SELECT meeting_id, seq FROM message_mentions WHERE user_id = $1 ORDER BY meeting_id, seq LIMIT $2
           ), plain AS (
             UPDATE messages t SET mentions = (
               SELECT jsonb_agg(place ORDER BY (place ->> 1)::int)
               FROM jsonb_array_elements(t.mentions) AS place WHERE (place ->> 0)::int <> $1
             )
             FROM chosen c WHERE t.meeting_id = c.meeting_id AND t.seq = c.seq AND t.mentions IS NOT NULL
           ), gone AS (
             DELETE FROM message_mentions x USING chosen c
             WHERE x.meeting_id = c.meeting_id AND x.seq = c.seq AND x.user_id = $1
           )
           SELECT count(*)::int AS count FROM chosen`,
    values: [userId, limit],
  });
  return rows[0]?.count ?? 0;
}
