import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { readDatabaseAddress } from './database-address.ts';
import { takeMigrationTurn } from './migration-turn.ts';
import { openSchemaEngine } from './schema-engine.ts';

export const migrationsDir = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

// A migration that waits for its table lock would block every later query, so it fails and is run
// again.
const tableLockMs = 3_000;
const mostAttempts = 5;
const pauseAfterConflictMs = 500;
/** The SQLSTATE of a notice that a migration raises itself. */
const ownNotice = '00000';
const lockConflict = /deadlock detected|due to lock timeout/;

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
 * nothing to do. `onNotice` gets what a migration tells the operator.
 */
export async function migrate(
  databaseUrl: string,
  baseDir = migrationsDir,
  onNotice: (text: string) => void = () => undefined,
): Promise<string[]> {
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
  pool.on('connect', (client) =>
    client.on('notice', ({ code, message = '' }) => {
      if (code === ownNotice) onNotice(message);
    }),
  );
  await gate.connect();
  try {
    await takeMigrationTurn(gate);
    const before = await readFinished(gate);
    await applyAll(await openSchemaEngine(pool), migrationsList);
    return [...(await readFinished(gate))].filter((finished) => !before.has(finished));
  } finally {
    await pool.end();
    await gate.end();
  }
}

/** Applies what is missing. A migration that meets the locks of the running site is run again. */
async function applyAll(engine: SchemaEngine, migrationsList: MigrationList): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
      migrationsList,
      filters,
      optInToShadowDatabase: false,
    });
    // A failed migration left no changes, or can go on from those it committed.
    for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
    try {
      await engine.applyMigrations({ migrationsList, filters });
      return;
    } catch (error) {
      if (attempt === mostAttempts || !lockConflict.test((error as Error).message)) shorten(error as Error);
      // Lets through the pages that waited behind the lock that was asked for.
      await pause(pauseAfterConflictMs);
    }
  }
}

/** Returns the names of the applied migrations, in the order of their names. */
async function readFinished(client: pg.Client): Promise<Set<string>> {
  const table = await client.query(`SELECT to_regclass('_prisma_migrations') AS found`);
  if (table.rows[0].found === null) return new Set();
  const { rows } = await client.query<{ name: string }>(`
    SELECT migration_name AS name FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1`);
  return new Set(rows.map(({ name }) => name));
}

/** Extracts the migration's name and the reason from the engine's Rust stack trace. */
function shorten(cause: Error): never {
  const name = /migration_name="([^"]+)"/.exec(cause.message)?.[1];
  if (name === undefined) throw cause;
  const reason = cause.message.split(/\n +0: /)[0]?.replace('external connector error\n', '');
  throw new Error(`Migration ${name} failed. ${reason}`, { cause });
}
