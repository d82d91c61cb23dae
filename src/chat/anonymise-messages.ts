import type pg from 'pg';

/**
 * Gives up to `limit` messages of an author to another account. The ids that her browser chose go
 * too. @returns how many messages it changed
 */
export async function anonymiseMessages(
  pool: pg.Pool,
  { from, to, limit }: { readonly from: number; readonly to: number; readonly limit: number },
): Promise<number> {
  const { rowCount } = await pool.query({
    name: 'anonymise-messages',
    text: `UPDATE messages SET user_id = $2, client_id = gen_random_uuid()
           WHERE (meeting_id, seq) IN (SELECT meeting_id, seq FROM messages WHERE user_id = $1 LIMIT $3)`,
    values: [from, to, limit],
  });
  return rowCount ?? 0;
}
