import type pg from 'pg';
import { findBlockedIds } from '../../accounts/index.ts';
import type { Database } from '../../platform/db.ts';
import { readingsInScope, readQuery, type SearchPool } from '../../platform/search/index.ts';
import { type MessageRow, toMessage } from '../message-row.ts';
import type { FoundMessages } from '../protocol.ts';
import { markOwnReactions } from '../reactions/own-reaction-repository.ts';
import { findMessagesSql, type LogSearch, searchBounds } from './find-messages.sql.ts';
import { indexLog } from './index-messages.ts';

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
  services: SearchServices,
  { meetingId, userId, q, beforeSeq }: AskedSearch,
  bounds = searchBounds,
): Promise<FoundMessages> {
  const query = readQuery(q, { hasIsbns: false });
  if (query === null) return { messages: [], more: false };
  const { typed, otherwise } = readingsInScope(query, meetingId);
  const blockedIds = [...(await findBlockedIds(services.db, userId))];
  const find = (readings: LogSearch['readings']) =>
    findMessages(services, { meetingId, beforeSeq: beforeSeq ?? null, blockedIds, readings, bounds });
  const asTyped = await find([typed]);
  const isFrequent = asTyped.stoppedAt !== undefined;
  const isFinal = asTyped.messages.length > 0 || isFrequent || otherwise.length === 0;
  const read = isFinal ? asTyped : await find(otherwise);
  const found = read.messages.length > 0 ? read : asTyped;
  const [messages = []] = await markOwnReactions(services.pool, [
    { meetingId, userId, messages: found.messages },
  ]);
  return { ...found, messages };
}

/** Finds messages, and indexes the end of the log first if that is not done yet. */
async function findMessages({ pool, searches }: SearchServices, search: LogSearch): Promise<FoundMessages> {
  const first = await runSearch(searches, search);
  if (first.isIndexed) return first.found;
  await indexLog(pool, search.meetingId, mostBatches);
  const { found, isIndexed } = await runSearch(searches, search);
  return isIndexed ? found : { ...found, indexing: true };
}

interface FoundRow extends Omit<MessageRow, 'seq'> {
  readonly seq: number | null;
  readonly is_indexed: boolean;
  readonly more: boolean;
  readonly stopped_at: number | null;
}

async function runSearch(
  searches: SearchPool,
  search: LogSearch,
): Promise<{ readonly found: FoundMessages; readonly isIndexed: boolean }> {
  const rows = await searches.search((run) => run<FoundRow>(findMessagesSql(search)));
  const [{ is_indexed: isIndexed, more, stopped_at: stoppedAt } = noRoom] = rows;
  const messages = rows.flatMap(({ seq, ...row }) =>
    seq === null ? [] : [toMessage(search.meetingId, { ...row, seq })],
  );
  return { found: { messages, more, ...(stoppedAt === null ? {} : { stoppedAt }) }, isIndexed };
}

/** A meeting in which nobody has been yet. */
const noRoom = { is_indexed: true, more: false, stopped_at: null };
