// Development only: writes the migration from prisma/migrations to prisma/schema.prisma, for a
// developer to read and complete.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ColumnTypeEnum, type SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { migrationsDir, readMigrations } from '../src/platform/migrate.ts';
import { connectSchemaEngine, openSchemaEngine } from '../src/platform/schema-engine.ts';
import { startPostgres } from './stack/postgres.ts';
import { makeTemporaryDirectory, removeDirectory } from './stack/temporary.ts';

const name = process.argv[2];
if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Usage: npm run migrate:diff -- name_in_snake_case');
  process.exit(2);
}

const directory = await makeTemporaryDirectory('diff');
const server = await startPostgres({
  directory: join(directory, 'postgres'),
  password: 'diff',
  disposable: true,
});
try {
  const script = await diffToSchema(server.url);
  if (script.includes('-- This is an empty migration.')) {
    console.log('The migrations already lead to the schema.');
  } else {
    const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
    const target = join(migrationsDir, `${stamp}_${name}`);
    await mkdir(target);
    await writeFile(join(target, 'migration.sql'), script);
    console.log(`Wrote ${target}/migration.sql`);
  }
} finally {
  await server.stop();
  await removeDirectory(directory);
}

async function diffToSchema(databaseUrl: string): Promise<string> {
  const path = fileURLToPath(new URL('../prisma/schema.prisma', import.meta.url));
  const pool = new pg.Pool({ connectionString: databaseUrl });
  try {
    const engine = await openSchemaEngine(pool, await connectForIntrospection(pool));
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...(await readMigrations()) },
      to: { tag: 'schemaDatamodel', files: [{ path, content: await readFile(path, 'utf8') }] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout ?? '';
  } finally {
    await pool.end();
  }
}

/**
 * The engine reads columns of PostgreSQL's type "char" (OID 18) from the system tables. The adapter
 * does not support that type, so it is reported as text (OID 25).
 */
async function connectForIntrospection(pool: pg.Pool): Promise<SqlDriverAdapter> {
  const chars = new Set<string>();
  const query = pool.query.bind(pool) as (config: unknown) => Promise<pg.QueryResult | pg.QueryResult[]>;
  const queryKnown = async (config: unknown) => {
    const result = await query(config);
    for (const field of [result].flat().flatMap(({ fields }) => fields)) {
      if (field.dataTypeID !== 18) continue;
      chars.add(field.name);
      field.dataTypeID = 25;
    }
    return result;
  };
  Object.assign(pool, { query: queryKnown });
  const adapter = await connectSchemaEngine(pool);
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (statement) => {
    const { columnTypes, ...result } = await queryRaw(statement);
    const typeOf = (name: string, index: number) =>
      chars.has(name) ? ColumnTypeEnum.Character : columnTypes[index];
    return {
      ...result,
      columnTypes: result.columnNames.map((name, i) => typeOf(name, i) ?? ColumnTypeEnum.Text),
    };
  };
  return adapter;
}
