import type pg from 'pg';

/**
 * Whether the role of this pool may do more than read and write rows: change or create tables, or
 * administer the server.
 */
export async function hasExcessRights(pool: Pick<pg.Pool, 'query'>): Promise<boolean> {
  const { rows } = await pool.query<{ excess: boolean }>(
    `SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolreplication
       OR has_schema_privilege('public', 'CREATE') OR has_database_privilege(current_database(), 'CREATE')
       OR EXISTS (SELECT FROM pg_class c
                  WHERE c.relnamespace = 'public'::regnamespace AND pg_has_role(c.relowner, 'USAGE'))
       AS excess
     FROM pg_roles WHERE rolname = current_user`,
  );
  return rows[0]?.excess ?? true;
}
