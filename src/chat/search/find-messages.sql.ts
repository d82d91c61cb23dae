import { Prisma } from '../../platform/db.ts';
import { hasGrams, matches, type Reading } from '../../platform/search/index.ts';
import { messageColumns } from '../message-row.ts';

/** How many rows one search reads at most. */
export interface SearchBounds {
  /** The newest messages, whose keys are read before the index is asked. */
  readonly near: number;
  /** Rows that the index may name. With more of them a word is frequent. */
  readonly candidates: number;
  /** The messages whose keys are read in their order, for a frequent word. */
  readonly read: number;
}

export const searchBounds: SearchBounds = { near: 2_000, candidates: 2_000, read: 10_000 };

/** Messages on a page of results. */
const pageSize = 50;

export interface LogSearch {
  readonly meetingId: number;
  /** Null: from the end of the log. */
  readonly beforeSeq: number | null;
  readonly blockedIds: readonly number[];
  /** A message must match one of them. */
  readonly readings: readonly Reading[];
  readonly bounds: SearchBounds;
}

/**
 * Finds messages of a log, the newest first, in one statement that reads a bounded number of rows.
 * Returns a row for each message, or one row with `seq` null if there is none.
 *
 * 1. `near`: the newest messages, in their order, until the page is full. Enough for a frequent
 *    word.
 * 2. `candidates`: if the page is not full, the rows that the index names. Adding 0 keeps the
 *    planner from reading the whole log by its primary key.
 * 3. `far`: if the index names too many rows or cannot tell, older messages in their order.
 * 4. `found`: one message more than a page, to know whether there are more.
 * 5. `stopped_at`: the number before which nothing was read, if the page is not full.
 */
export function findMessagesSql(search: LogSearch): Prisma.Sql {
  const { meetingId, beforeSeq, bounds } = search;
  const match = matchOf(search);
  const isFull = Prisma.sql`(SELECT count(*) FROM near) > ${pageSize}`;
  return Prisma.sql`
    WITH log AS MATERIALIZED (
      SELECT last_seq, coalesce((SELECT max(seq) FROM message_keys WHERE meeting_id = ${meetingId}), 0) AS last_key
      FROM rooms WHERE meeting_id = ${meetingId}
    ), place AS MATERIALIZED (
      SELECT least(last_key + 1, ${beforeSeq}::int) AS top FROM log
    ), near AS MATERIALIZED (
      SELECT k.seq FROM message_keys k
      WHERE k.meeting_id = ${meetingId} AND k.seq < (SELECT top FROM place)
        AND k.seq >= (SELECT top - ${bounds.near}::int FROM place) AND ${match}
      ORDER BY k.seq DESC LIMIT ${pageSize + 1}
    ), candidates AS MATERIALIZED (${candidatesOf(search, isFull)}
    ), extent AS MATERIALIZED (
      SELECT ${!hasIndex(search.readings)} OR count(*) > ${bounds.candidates} AS is_frequent FROM candidates
    ), far AS MATERIALIZED (
      SELECT k.seq FROM message_keys k
      WHERE (SELECT is_frequent FROM extent) AND NOT (${isFull}) AND k.meeting_id = ${meetingId}
        AND k.seq < (SELECT top - ${bounds.near}::int FROM place)
        AND k.seq >= (SELECT top - ${bounds.read}::int FROM place) AND ${match}
      ORDER BY k.seq DESC LIMIT ${pageSize + 1}
    ), found AS MATERIALIZED (
      SELECT seq FROM near
      UNION ALL SELECT seq FROM far
      UNION ALL SELECT k.seq FROM candidates k
        WHERE NOT (SELECT is_frequent FROM extent) AND k.seq < (SELECT top - ${bounds.near}::int FROM place) AND ${match}
      ORDER BY seq DESC LIMIT ${pageSize + 1}
    )
    SELECT last_key >= last_seq AS is_indexed, (SELECT count(*) > ${pageSize} FROM found) AS more,
      CASE WHEN (SELECT is_frequent FROM extent) AND (SELECT count(*) FROM found) <= ${pageSize} AND top - ${bounds.read}::int > 1
        THEN top - ${bounds.read}::int END AS stopped_at, t.*
    FROM log, place LEFT JOIN (
      SELECT ${Prisma.raw(messageColumns)}
      FROM (SELECT seq FROM found ORDER BY seq DESC LIMIT ${pageSize}) f
      CROSS JOIN LATERAL (
        SELECT * FROM messages WHERE meeting_id = ${meetingId} AND seq = f.seq AND body <> '' OFFSET 0
      ) m
      JOIN users u ON u.id = m.user_id
    ) t ON true
    ORDER BY t.seq`;
}

/** Without grams, as for one consonant, every row would be a candidate. */
const hasIndex = (readings: readonly Reading[]) => readings.every(({ grams }) => grams.length > 0);

function candidatesOf({ meetingId, readings, bounds }: LogSearch, isFull: Prisma.Sql): Prisma.Sql {
  const grams = readings.map((reading) => hasGrams(Prisma.sql`k`, reading.grams));
  return Prisma.sql`
      SELECT k.seq, k.search_text FROM message_keys k
      WHERE ${hasIndex(readings)} AND NOT (${isFull}) AND ${either(grams)} AND k.meeting_id + 0 = ${meetingId}
      LIMIT ${bounds.candidates + 1}`;
}

function matchOf({ meetingId, readings, blockedIds }: LogSearch): Prisma.Sql {
  const text = either(readings.map((reading) => matches(Prisma.sql`k.search_text`, reading)));
  if (blockedIds.length === 0) return text;
  return Prisma.sql`${text} AND NOT EXISTS (SELECT FROM messages b
    WHERE b.meeting_id = ${meetingId} AND b.seq = k.seq AND b.user_id = ANY (${[...blockedIds]}::int[]))`;
}

const either = (conditions: readonly Prisma.Sql[]) => Prisma.sql`(${Prisma.join([...conditions], ' OR ')})`;
