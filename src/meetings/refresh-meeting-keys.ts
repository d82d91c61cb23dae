import type { Database } from '../platform/db.ts';
import { searchKey } from '../platform/search/index.ts';
import { findStaleMeetings, writeMeetingKeys } from './search-key-repository.ts';

/** Meetings per statement. A person who joins one of them waits until the statement ends. */
const batchSize = 100;

/**
 * Writes search keys that are missing or older than the meeting or its book. Idempotent; a meeting
 * that changes meanwhile stays stale for the next run.
 * @returns the number of written keys
 */
export async function refreshMeetingKeys(db: Database): Promise<number> {
  let written = 0;
  let after = 0;
  for (;;) {
    const meetings = await findStaleMeetings(db, after, batchSize);
    const last = meetings.at(-1);
    if (last === undefined) return written;
    after = last.id;
    written += await writeMeetingKeys(
      db,
      meetings.map(({ title, ...meeting }) => ({ ...meeting, ...searchKey(title) })),
    );
  }
}

/** The same for one meeting that was just written. */
export async function refreshMeetingKey(
  tx: Database,
  meeting: { readonly id: number; readonly title: string },
): Promise<void> {
  const { id } = meeting;
  await writeMeetingKeys(tx, [{ id, updatedAt: null, ...searchKey(meeting.title) }]);
}
