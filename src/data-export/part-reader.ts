import type pg from 'pg';
import type { ExportPart } from './export-part.ts';

/** Rows that are in memory at a time. */
const batchRows = 500;

/**
 * Reads one file's rows as JSON text, in batches. Call it within a transaction: it uses a cursor,
 * so that any number of rows needs little memory.
 */
export async function* readPart(client: pg.ClientBase, { rows }: ExportPart, userId: number) {
  await client.query(`DECLARE part NO SCROLL CURSOR FOR ${rows}`, [userId]);
  let isFirst = true;
  yield '[';
  for (;;) {
    const batch = await client.query(`FETCH ${batchRows} FROM part`);
    if (batch.rows.length === 0) break;
    yield `${isFirst ? '\n' : ',\n'}${batch.rows.map((row) => JSON.stringify(row)).join(',\n')}`;
    isFirst = false;
  }
  yield isFirst ? ']\n' : '\n]\n';
  await client.query('CLOSE part');
}

/** Runs `work` in a read-only transaction that sees the database as it was at its start. */
export async function inSnapshot<T>(pool: pg.Pool, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // A connection with an open transaction is closed, which also ends the transaction.
    client.release(failure);
  }
}
