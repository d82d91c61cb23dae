import type pg from 'pg';
import { readColumns } from './columns.ts';
import { copy, messages } from './names.ts';
import type { Pause } from './retry-for-locks.ts';

/**
 * Compares number and checksum of the rows in both tables, some meetings at a time. Each step reads
 * both tables in one statement. A change commits in both tables at once, so the site may go on
 * writing.
 * @returns a line about the first meetings that differ, or null
 */
export async function findDifference(
  client: pg.ClientBase,
  { rangeRows, pause }: { rangeRows: number; pause: Pause },
): Promise<string | null> {
  const text = comparison(await readColumns(client));
  for (let after = 0; ; ) {
    const startedAt = performance.now();
    const upTo = await findRangeEnd(client, after, rangeRows);
    const { rows } = await client.query<Sides>(text, [after, upTo]);
    const [row] = rows;
    if (row && !row.agree)
      return `of the meetings after ${after}${upTo === null ? '' : ` up to ${upTo}`} it has ${row.theirs} messages, the table ${row.ours}`;
    if (upTo === null) return null;
    after = upTo;
    await pause(performance.now() - startedAt);
  }
}

interface Sides {
  readonly ours: number;
  readonly theirs: number;
  readonly agree: boolean;
}

const comparison = (columns: string): string => {
  const side = (table: string) =>
    `(SELECT count(*)::int AS count, coalesce(bit_xor(hashtextextended(ROW(${columns})::text, 0)), 0) AS checksum
      FROM ${table} WHERE meeting_id > $1 AND meeting_id <= coalesce($2, ${maxInt}))`;
  return `SELECT a.count AS ours, b.count AS theirs, a.count = b.count AND a.checksum = b.checksum AS agree
    FROM ${side(messages)} a, ${side(copy)} b`;
};

const maxInt = 2_147_483_647;

/** Returns the meeting of the last row of a range, or null if fewer rows are left. */
async function findRangeEnd(client: pg.ClientBase, after: number, rangeRows: number): Promise<number | null> {
  const { rows } = await client.query<{ id: number }>(
    `SELECT meeting_id AS id FROM ${messages} WHERE meeting_id > $1 ORDER BY meeting_id OFFSET $2 LIMIT 1`,
    [after, rangeRows],
  );
  return rows[0]?.id ?? null;
}
