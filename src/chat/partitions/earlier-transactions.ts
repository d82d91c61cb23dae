import type pg from 'pg';

const pollMs = 200;

/**
 * Waits until every transaction that runs now has ended. One that began before the copy was whole
 * and reads it after the swap would miss rows, if it keeps its first snapshot.
 */
export async function waitForEarlierTransactions(
  client: pg.ClientBase,
  pause: (ms: number) => Promise<void>,
): Promise<void> {
  let waiting = await readTransactions(client);
  while (waiting.length > 0) {
    await pause(pollMs);
    const running = await readTransactions(client);
    waiting = waiting.filter((one) => running.includes(one));
  }
}

async function readTransactions(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT virtualxid AS id FROM pg_locks
     WHERE locktype = 'virtualxid' AND granted AND pid <> pg_backend_pid()
       AND (database IS NULL OR database = (SELECT oid FROM pg_database WHERE datname = current_database()))`,
  );
  return rows.map(({ id }) => id);
}
