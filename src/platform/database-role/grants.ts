import pg from 'pg';

/** Tables whose planner statistics an import renews (books/catalogue-repository.ts). */
const analysedTables = ['books', 'contributors', 'authors'];
/** The first version that allows ANALYZE without ownership; older ones warn and skip the table. */
const maintainSince = 170_000;

/** A table is append-only if it says so by a trigger of this name. */
const findAppendOnly = `
  SELECT c.relname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
  WHERE c.relnamespace = 'public'::regnamespace AND t.tgname = c.relname || '_append_only'`;

/**
 * Gives the role the rows of every table and nothing else, also for tables of later migrations. It
 * cannot change tables, and it can only read and add rows where a table is append-only. Foreign
 * keys still empty or delete such rows, because PostgreSQL does that as the table's owner.
 * Idempotent. Runs in one transaction, so the role never holds UPDATE on an append-only table.
 */
export async function grantRows(owner: pg.Client, role: string): Promise<void> {
  const name = pg.escapeIdentifier(role);
  const database = pg.escapeIdentifier(owner.database ?? '');
  await owner.query('BEGIN');
  try {
    await owner.query(`
      REVOKE CREATE, TEMPORARY ON DATABASE ${database} FROM PUBLIC;
      REVOKE CREATE ON SCHEMA public FROM PUBLIC;
      GRANT CONNECT ON DATABASE ${database} TO ${name};
      GRANT USAGE ON SCHEMA public TO ${name};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${name};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${name};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO ${name};
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${name};
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO ${name};
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO ${name};
      REVOKE ALL ON TABLE _prisma_migrations FROM ${name};`);
    const { rows } = await owner.query<{ name: string }>(findAppendOnly);
    for (const table of rows)
      await owner.query(`REVOKE UPDATE, DELETE ON ${pg.escapeIdentifier(table.name)} FROM ${name}`);
    const { rows: versions } = await owner.query<{ version: number }>(
      `SELECT current_setting('server_version_num')::int AS version`,
    );
    if ((versions[0]?.version ?? 0) >= maintainSince)
      await owner.query(`GRANT MAINTAIN ON ${analysedTables.join(', ')} TO ${name}`);
    await owner.query('COMMIT');
  } catch (error) {
    await owner.query('ROLLBACK');
    throw error;
  }
}
