import pg from 'pg';

/** A statement that pages sent, with its sums. */
export interface StatementTime {
  readonly text: string;
  readonly calls: number;
  readonly planningMs: number;
  readonly executionMs: number;
}

/** The settings of a PostgreSQL whose statements are counted. */
export const statementSettings = [
  'shared_preload_libraries=pg_stat_statements',
  'pg_stat_statements.track_planning=on',
  'pg_stat_statements.max=10000',
];

/**
 * Returns the statements that run while `work` does, the most time first; null if the server does
 * not load `pg_stat_statements`.
 */
export async function statementsDuring(
  databaseUrl: string,
  work: () => Promise<void>,
): Promise<StatementTime[] | null> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    if (!(await countsStatements(client))) {
      await work();
      return null;
    }
    await client.query('SELECT pg_stat_statements_reset()');
    await work();
    const { rows } = await client.query<StatementTime>(`
      SELECT query AS text, calls::int, total_plan_time AS "planningMs", total_exec_time AS "executionMs"
      FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
      WHERE d.datname = current_database() AND query !~* '^(SELECT pg_stat|BEGIN|COMMIT|SET )'
      ORDER BY total_plan_time + total_exec_time DESC`);
    return rows;
  } finally {
    await client.end();
  }
}

async function countsStatements(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT 1 WHERE current_setting('shared_preload_libraries') LIKE '%pg_stat_statements%'`,
  );
  if (rows.length === 0) return false;
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  return true;
}
