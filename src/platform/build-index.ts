import type pg from 'pg';

/** An index that is built without blocking writers waits for the transactions under way. */
const concurrentLockMs = 120_000;

/**
 * Runs a script that builds an index concurrently. The script may wait longer for its lock, and an
 * index that an earlier attempt left unfinished is dropped first.
 */
export async function buildIndex(client: pg.PoolClient, index: string, script: string): Promise<void> {
  const { rows } = await client.query<{ lock_timeout: string }>('SHOW lock_timeout');
  await setLockTimeout(client, `${concurrentLockMs}ms`);
  try {
    await dropUnfinishedIndex(client, index);
    await client.query(script);
  } finally {
    await setLockTimeout(client, rows[0]?.lock_timeout ?? '0');
  }
}

/** A concurrent build that fails leaves its index behind, invalid. */
async function dropUnfinishedIndex(client: pg.PoolClient, index: string): Promise<void> {
  const { rowCount } = await client.query(
    'SELECT FROM pg_index WHERE indexrelid = to_regclass(quote_ident($1)) AND NOT indisvalid',
    [index],
  );
  if (rowCount) await client.query(`DROP INDEX CONCURRENTLY "${index}"`);
}

const setLockTimeout = (client: pg.PoolClient, timeout: string) =>
  client.query(`SELECT set_config('lock_timeout', $1, false)`, [timeout]);
