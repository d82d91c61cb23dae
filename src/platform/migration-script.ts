import type pg from 'pg';
import { buildIndex } from './build-index.ts';

const concurrentIndex = /\bCREATE\s+(?:UNIQUE\s+)?INDEX\s+CONCURRENTLY\s+"?(\w+)"?/i;

/**
 * Runs the SQL of one migration unsplit: PostgreSQL runs several statements as one transaction, and
 * a single one by its own rules.
 */
export async function runMigrationScript(pool: Pick<pg.Pool, 'connect'>, script: string): Promise<void> {
  const [, index] = concurrentIndex.exec(script) ?? [];
  const client = await pool.connect();
  try {
    await (index === undefined ? client.query(script) : buildIndex(client, index, script));
  } finally {
    client.release();
  }
}
