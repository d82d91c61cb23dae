import type pg from 'pg';
import { readColumns } from './columns.ts';
import { copy, messages, progress } from './names.ts';

/**
 * Prepares the statement that copies the next rows by key and remembers how far it came, in one
 * transaction. It locks the rows it reads against changes, so that no change falls between reading
 * and copying. A row that the trigger copied before stays as it is.
 */
export async function prepareBatch(client: pg.ClientBase, batchRows: number): Promise<() => Promise<number>> {
  const columns = await readColumns(client);
  const text = `
    WITH source AS MATERIALIZED (
      SELECT ${columns} FROM ${messages}
      WHERE (meeting_id, seq) > (SELECT meeting_id, seq FROM ${progress})
      ORDER BY meeting_id, seq LIMIT $1 FOR SHARE
    ), copied AS (
      INSERT INTO ${copy} (${columns}) SELECT ${columns} FROM source ON CONFLICT (meeting_id, seq) DO NOTHING
    )
    UPDATE ${progress} SET meeting_id = last.meeting_id, seq = last.seq
    FROM (SELECT meeting_id, seq FROM source ORDER BY meeting_id DESC, seq DESC LIMIT 1) AS last
    RETURNING (SELECT count(*)::int FROM source) AS count`;
  /** @returns how many rows it read; none means that all are copied */
  return async () => {
    const { rows } = await client.query<{ count: number }>(text, [batchRows]);
    return rows[0]?.count ?? 0;
  };
}
