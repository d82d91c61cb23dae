import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { readDatabaseAddress } from './database-address.ts';
import { takeMigrationTurn } from './migration-turn.ts';
import { openSchemaEngine } from './schema-engine.ts';

export const migrationsDir = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

// A migration that waits for its table lock would block every later query, so it fails and is run
// again.
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
 * Applies the new migrations in `prisma/migrations` and returns their names. Each is one
 * transaction, unless its only statement is one that cannot run in a transaction, or one that
 * commits as it goes. Two processes may call it at once: the second waits (120 s at most) and finds
 * nothing to do.
 */
export async function migrate(databaseUrl: string, baseDir = migrationsDir): Promise<string[]> {
  const migrationsList = await readMigrations(baseDir);
  const { forPg: connectionString } = readDatabaseAddress(databaseUrl);
  // The database role may have a statement timeout for pages (docs/operations.md).
  const unlimited = { connectionString, options: '-c statement_timeout=0' };
  const gate = new pg.Client(unlimited);
  const pool = new pg.Pool({ ...unlimited, max: 1, lock_timeout: tableLockMs });
  // A lost server makes the running query fail. Without listeners the event would end the process
  // before that error is reported.
  gate.on('error', () => undefined);
  pool.on('error', () => undefined);
  await gate.connect();
  try {
    await takeMigrationTurn(gate);
    const engine = await openSchemaEngine(pool);
    const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
      migrationsList,
      filters,
      optInToShadowDatabase: false,
    });
    // A failed migration left no changes, or can go on from those it committed.
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

/** Extracts the migration's name and the reason from the engine's Rust stack trace. */
function shorten(cause: Error): never {
  const name = /migration_name="([^"]+)"/.exec(cause.message)?.[1];
  if (name === undefined) throw cause;
  const reason = cause.message.split(/\n +0: /)[0]?.replace('external connector error\n', '');
  throw new Error(`Migration ${name} failed. ${reason}`, { cause });
}
