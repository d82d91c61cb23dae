import { refreshBookKeys } from '../books/index.ts';
import { refreshMeetingKeys } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import { repeat } from '../platform/realtime/repeat.ts';

const refreshEveryMs = 60_000;

export interface RefreshedKeys {
  readonly books: number;
  readonly meetings: number;
}

/**
 * Writes the search key of each book and meeting whose key is missing or outdated. Idempotent.
 * @returns how many rows were written
 */
export async function refreshSearchKeys(db: Database): Promise<RefreshedKeys> {
  // The search key of a meeting contains the key of its book.
  const books = await refreshBookKeys(db);
  return { books, meetings: await refreshMeetingKeys(db) };
}

/**
 * Refreshes search keys when the worker starts and every minute, so that rows written without a key
 * (by the previous version, for example) can be found within a minute.
 * @returns a function that stops it
 */
export function startSearchKeyJobs({ db, log }: { db: Database; log: Logger }): () => void {
  async function refreshKeys() {
    const written = await refreshSearchKeys(db);
    if (written.books + written.meetings > 0) log.info(written, 'search keys written');
  }
  refreshKeys().catch((err) => log.warn({ err }, 'the first refresh of search keys failed'));
  return repeat(refreshEveryMs, refreshKeys, log);
}
