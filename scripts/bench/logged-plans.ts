import pg from 'pg';

/** Settings with which every session of a database writes its plans to the log. */
const settings = [
  `session_preload_libraries = 'auto_explain'`,
  'auto_explain.log_min_duration = 0',
  'auto_explain.log_analyze = on',
  'auto_explain.log_nested_statements = on',
  // With settings per connection the parameters of a statement would be printed too.
  'auto_explain.log_parameter_max_length = 0',
];

/** Runs work whose new sessions write the plans of all statements to PostgreSQL's log. */
export async function withLoggedPlans<Result>(url: string, work: () => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>('SELECT quote_ident(current_database()) AS name');
  const name = String(rows[0]?.name);
  try {
    for (const setting of settings) await client.query(`ALTER DATABASE ${name} SET ${setting}`);
    return await work();
  } finally {
    for (const setting of settings)
      await client.query(`ALTER DATABASE ${name} RESET ${setting.split(' ')[0]}`);
    await client.end();
  }
}

/** Returns the tables with at least this many rows, as PostgreSQL counted them last. */
export async function findLargeTables(url: string, rows: number): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query<{ relname: string }>(
      `SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples >= $1`,
      [rows],
    );
    return found.rows.map(({ relname }) => relname);
  } finally {
    await client.end();
  }
}

/** The lines of a log that say how a statement reads its tables, without repetitions. */
export const planLinesOf = (log: readonly string[]): string[] =>
  log
    .filter((line) => /Scan|duration|Index Cond|Heap Fetches/.test(line))
    .map((line) => line.replace(/^.*?(duration: )/, '$1').trimEnd());

/** Returns the large tables that a plan reads from end to end. */
export function scannedTables(log: readonly string[], large: readonly string[]): string[] {
  const scanned = log.flatMap((line) => /Seq Scan on (?:public\.)?"?(\w+)"?/.exec(line)?.[1] ?? []);
  return [...new Set(scanned)].filter((table) => large.includes(table));
}
