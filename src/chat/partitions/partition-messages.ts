import type pg from 'pg';
import { findDifference } from './compare-rows.ts';
import { copyRows } from './copy-rows.ts';
import { createCopy } from './create-copy.ts';
import { dropCopy } from './drop-copy.ts';
import { waitForEarlierTransactions } from './earlier-transactions.ts';
import type { MoveOptions } from './move-options.ts';
import { copy, messages } from './names.ts';
import { inTransaction, lockTimeoutMs } from './retry-for-locks.ts';
import { readState } from './state.ts';
import { swapTables } from './swap-tables.ts';

/** A reason for which the move stops; the table of messages serves the site as before. */
export class MoveError extends Error {
  override name = 'MoveError';
}

/** Any number that no other advisory lock has. */
const moveLock = 20_261_129;
const rangeRows = 20_000;

/**
 * Splits the table of messages into partitions while the site runs. The session of the client must
 * belong to the owner of the table, and to nobody else meanwhile. A move that was killed at any
 * moment goes on at the next call; after the end, a call does nothing.
 * @throws MoveError, or ShapeError if a migration changed a table meanwhile
 */
export async function partitionMessages(client: pg.ClientBase, options: MoveOptions): Promise<void> {
  const { say, pause, batchRows = 2_000 } = options;
  await takeTurn(client);
  const state = await readState(client);
  if (state === 'partitioned') return say('The messages are in partitions already.');
  await prepare(client, state === 'copying', options);
  await copyRows(client, { say, pause, batchRows });
  say('All rows are copied. Comparing …');
  const difference = await findDifference(client, { rangeRows, pause });
  if (difference) throw new MoveError(`The copy differs: ${difference}. Remove it with --abandon.`);
  await vacuumCopy(client);
  say('The copy agrees. Waiting for transactions that began before …');
  await waitForEarlierTransactions(client, pause);
  await inTransaction(client, pause, () => swapTables(client));
  say('The messages are in partitions.');
}

/** Undoes what a move has done so far. Nothing is lost, because the site still uses its table. */
export async function abandonPartitions(client: pg.ClientBase, { say, pause }: MoveOptions): Promise<void> {
  await takeTurn(client);
  if ((await readState(client)) === 'partitioned')
    return say('The messages are in partitions. Nothing is undone.');
  await client.query(`SET lock_timeout = ${lockTimeoutMs}`);
  await inTransaction(client, pause, () => dropCopy(client));
  say('The copy is removed.');
}

async function takeTurn(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
    moveLock,
  ]);
  if (!rows[0]?.taken) throw new MoveError('Another process moves the messages.');
}

async function prepare(client: pg.ClientBase, isBegun: boolean, { say, pause }: MoveOptions): Promise<void> {
  // A batch that a crash of the server loses is copied again, because its progress is lost too.
  await client.query(`SET statement_timeout = 0; SET synchronous_commit = off`);
  // A vacuum would hold a lock that the last step needs. This waits for one, and blocks no writer.
  await client.query(`ALTER TABLE ${messages} SET (autovacuum_enabled = false)`);
  await client.query(`SET lock_timeout = ${lockTimeoutMs}`);
  if (isBegun) return say('Going on with a copy that was begun before.');
  await inTransaction(client, pause, () => createCopy(client));
  say('Every change is copied from now on. Copying the rows …');
}

/** Waits for vacuums that PostgreSQL started by itself. It blocks no writer meanwhile. */
async function vacuumCopy(client: pg.ClientBase): Promise<void> {
  await client.query('SET lock_timeout = 0');
  await client.query(`VACUUM (ANALYZE) ${copy}`);
  await client.query(`SET lock_timeout = ${lockTimeoutMs}`);
}
