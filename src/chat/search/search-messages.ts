import type pg from 'pg';
import { findBlockedIds } from '../../accounts/index.ts';
import { type Database, Prisma } from '../../platform/db.ts';
import { findRanked, queryInScope, readQuery, type SearchPool } from '../../platform/search/index.ts';
import { type MessageRow, messageColumns, toMessage } from '../message-row.ts';
import type { History } from '../protocol.ts';
import { markOwnReactions } from '../reactions/own-reaction-repository.ts';
import { indexLog } from './index-messages.ts';

/** Messages on a page of results. */
const pageSize = 50;
/** Batches of an older log that one search indexes. The worker indexes running meetings. */
const mostBatches = 4;

export interface SearchServices {
  readonly db: Database;
  readonly pool: pg.Pool;
  readonly searches: SearchPool;
}

export interface AskedSearch {
  readonly meetingId: number;
  readonly userId: number;
  readonly q: string;
  readonly beforeSeq?: number | undefined;
}

/**
 * Returns the newest messages of a log that hold the words, oldest first; `more` says whether there
 * are older ones. Leaves out deleted and hidden messages, and those of people whom the reader
 * blocked. The caller has checked that she may read the log.
 * @throws {SearchBusyError}
 */
export async function searchMessages(
  { db, pool, searches }: SearchServices,
  { meetingId, userId, q, beforeSeq }: AskedSearch,
): Promise<History> {
  const query = readQuery(q);
  if (query === null) return { messages: [], more: false };
  await indexLog(pool, meetingId, mostBatches);
  const blockedIds = await findBlockedIds(db, userId);
  const source = {
    table: Prisma.sql`(SELECT meeting_id, seq AS id, search_text, search_grams FROM message_keys) k`,
    alias: Prisma.sql`k`,
    columns: Prisma.sql`k.id`,
    where: foundBy(meetingId, { beforeSeq, blockedIds: [...blockedIds] }),
    order: Prisma.sql`k.id DESC`,
    ranking: 'none',
  } as const;
  const most = pageSize + 1;
  const { ids } = await searches.search((run) =>
    findRanked(run, source, queryInScope(query, meetingId), { page: 1, pageSize: most, most }),
  );
  const messages = await findBySeqs(pool, meetingId, ids.slice(0, pageSize));
  const [marked = []] = await markOwnReactions(pool, [{ meetingId, userId, messages }]);
  return { messages: marked, more: ids.length > pageSize };
}

function foundBy(
  meetingId: number,
  { beforeSeq, blockedIds }: { beforeSeq: number | undefined; blockedIds: readonly number[] },
): Prisma.Sql {
  const before = beforeSeq === undefined ? Prisma.empty : Prisma.sql`AND k.id < ${beforeSeq}`;
  const notBlocked =
    blockedIds.length === 0
      ? Prisma.empty
      : Prisma.sql`AND NOT EXISTS (SELECT FROM messages b WHERE b.meeting_id = ${meetingId}
          AND b.seq = k.id AND b.user_id = ANY (${[...blockedIds]}::int[]))`;
  return Prisma.sql`k.meeting_id = ${meetingId} ${before} ${notBlocked}`;
}

/** Returns the messages with these numbers that have a text, oldest first. */
async function findBySeqs(pool: pg.Pool, meetingId: number, seqs: readonly number[]) {
  const { rows } = await pool.query<MessageRow>({
    name: 'chat-by-seqs',
    text: `SELECT ${messageColumns} FROM messages m JOIN users u ON u.id = m.user_id
           WHERE m.meeting_id = $1 AND m.seq = ANY ($2::int[]) AND m.body <> '' ORDER BY m.seq`,
    values: [meetingId, seqs],
  });
  return rows.map((row) => toMessage(meetingId, row));
}
