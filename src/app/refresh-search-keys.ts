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

/** Gives every row that search looks through the key it should have. Idempotent. @returns how many rows were written */
export async function refreshSearchKeys(db: Database): Promise<RefreshedKeys> {
  // The keys of meetings hold those of their books.
  const books = await refreshBookKeys(db);
  return { books, meetings: await refreshMeetingKeys(db) };
}

/**
 * The worker's part, at its start and every minute: rows that others wrote without a key, such as the version before, can be found within a minute.
 * @returns the stop
 */
export function startSearchKeyJobs({ db, log }: { db: Database; log: Logger }): () => void {
  async function refreshKeys() {
    const written = await refreshSearchKeys(db);
    if (written.books + written.meetings > 0) log.info(written, 'search keys written');
  }
  refreshKeys().catch((err) => log.warn({ err }, 'the first refresh of search keys failed'));
  return repeat(refreshEveryMs, refreshKeys, log);
}
