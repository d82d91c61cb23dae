import type pg from 'pg';
import { copy } from './names.ts';

/** Returns the quoted names of the columns, separated by commas, each after `prefix`. */
export async function readColumns(client: pg.ClientBase, prefix = ''): Promise<string> {
  const { rows } = await client.query<{ columns: string }>(
    `SELECT string_agg($1 || quote_ident(attname), ', ' ORDER BY attnum) AS columns
     FROM pg_attribute WHERE attrelid = '${copy}'::regclass AND attnum > 0 AND NOT attisdropped`,
    [prefix],
  );
  return rows[0]?.columns ?? '';
}
