import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';

/** Any number except 72707369: Prisma's engine takes that lock itself, inside this one. */
const migrationLock = 20_261_122;
const waitForTurnMs = 120_000;
const pollMs = 200;

/**
 * Waits until no other process migrates. Polls, because a session that waits in
 * `pg_advisory_lock` holds a snapshot, and CREATE INDEX CONCURRENTLY waits for all snapshots.
 * @throws after 120 s
 */
export async function takeMigrationTurn(client: Pick<pg.Client, 'query'>): Promise<void> {
  const deadline = performance.now() + waitForTurnMs;
  while (performance.now() < deadline) {
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
      migrationLock,
    ]);
    if (rows[0]?.taken) return;
    await pause(pollMs);
  }
  throw new Error(`Another process has been migrating for ${waitForTurnMs / 1_000} s.`);
}
