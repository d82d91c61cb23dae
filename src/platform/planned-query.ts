import type { Pool } from 'pg';
import type { Prisma } from './db.ts';
import { createStatementNames } from './statement-names.ts';

const nameOf = createStatementNames();

/**
 * Runs a statement that pages send often. It costs this process a quarter of the same statement
 * through Prisma. PostgreSQL plans it once per connection, so its text must not depend on values.
 */
export async function queryPlanned<Row extends object>(
  pool: Pick<Pool, 'query'>,
  { text, values }: Prisma.Sql,
): Promise<Row[]> {
  const name = nameOf(text);
  const { rows } = await pool.query<Row>({ ...(name !== '' && { name }), text, values });
  return rows;
}
