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
    const before = await readSums(client);
    await work();
    const used = [...(await readSums(client))].map(([id, sums]) => less(sums, before.get(id)));
    return used
      .filter(({ calls }) => calls > 0)
      .sort((a, b) => b.planningMs + b.executionMs - (a.planningMs + a.executionMs));
  } finally {
    await client.end();
  }
}

/** Returns the sums since the server began to count, by statement. The site's own are not reset. */
async function readSums(client: pg.Client): Promise<Map<string, StatementTime>> {
  const { rows } = await client.query<
    StatementTime & { id: string }
  >(`SELECT concat_ws(' ', s.queryid, s.userid, s.toplevel) AS id, query AS text, calls::int,
      total_plan_time AS "planningMs", total_exec_time AS "executionMs"
    FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
    WHERE d.datname = current_database() AND query !~* '^(SELECT (pg_stat|concat_ws)|BEGIN|COMMIT|SET )'`);
  return new Map(rows.map(({ id, ...sums }) => [id, sums]));
}

const less = (sums: StatementTime, before: StatementTime | undefined): StatementTime => ({
  text: sums.text,
  calls: sums.calls - (before?.calls ?? 0),
  planningMs: sums.planningMs - (before?.planningMs ?? 0),
  executionMs: sums.executionMs - (before?.executionMs ?? 0),
});

async function countsStatements(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT 1 WHERE current_setting('shared_preload_libraries') LIKE '%pg_stat_statements%'`,
  );
  if (rows.length === 0) return false;
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  return true;
}
