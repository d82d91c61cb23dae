import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { readDatabaseAddress } from './database-address.ts';
import { openSchemaEngine } from './schema-engine.ts';

export const migrationsDir = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

// Any number will do, but the engine's own (72707369, which `prisma migrate deploy` takes too): it takes that one inside.
const migrationLock = 20_261_122;
const waitForTurnMs = 120_000;
// A migration that cannot get its table lock soon would queue every query behind it: better to fail and be run again.
const tableLockMs = 3_000;

const filters = { externalTables: [], externalEnums: [] };

export async function readMigrations(baseDir = migrationsDir): Promise<MigrationList> {
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const lockfile = await readFile(join(baseDir, 'migration_lock.toml'), 'utf8').catch(() => null);
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: lockfile },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (path) => {
        const value = await readFile(join(baseDir, path, 'migration.sql'), 'utf8');
        return { path, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } };
      }),
    ),
  };
}

/**
 * Applies what is new in `prisma/migrations`, each migration in one transaction, and returns the names applied. Safe from two processes at
 * once: the second waits (120 s at most) and finds nothing left to do.
 */
export async function migrate(databaseUrl: string, baseDir = migrationsDir): Promise<string[]> {
  const migrationsList = await readMigrations(baseDir);
  const { forPg: connectionString } = readDatabaseAddress(databaseUrl);
  // The role may have a limit that suits pages (docs/operations.md).
  const unlimited = { connectionString, options: '-c statement_timeout=0' };
  const gate = new pg.Client({ ...unlimited, lock_timeout: waitForTurnMs });
  const pool = new pg.Pool({ ...unlimited, max: 1, lock_timeout: tableLockMs });
  // A server that goes away fails the query under way; without listeners it would end the process before that is told.
  gate.on('error', () => undefined);
  pool.on('error', () => undefined);
  await gate.connect();
  try {
    await gate.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const engine = await openSchemaEngine(pool);
    const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
      migrationsList,
      filters,
      optInToShadowDatabase: false,
    });
    // Each migration is one transaction, so a failed one left nothing and may be tried again without anybody's help.
    for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
    const { appliedMigrationNames } = await engine
      .applyMigrations({ migrationsList, filters })
      .catch(shorten);
    return appliedMigrationNames;
  } finally {
    await pool.end();
    await gate.end();
  }
}

/** The engine's message is the trace of a Rust program with the two things that matter in it. */
function shorten(cause: Error): never {
  const name = /migration_name="([^"]+)"/.exec(cause.message)?.[1];
  if (name === undefined) throw cause;
  const reason = cause.message.split(/\n +0: /)[0]?.replace('external connector error\n', '');
  throw new Error(`Migration ${name} failed. ${reason}`, { cause });
}
