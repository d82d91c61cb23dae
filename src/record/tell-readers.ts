import type { Database } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import { findReaders, findRecordsWith } from './reader-repository.ts';

/** Tells open pages that a page changed. A page that misses it is right after its next load. */
export interface PageNews {
  changed(path: string, userIds: readonly number[]): void;
}

export interface TellServices {
  readonly db: Database;
  readonly log: Logger;
  readonly pageNews: PageNews;
}

/** The address of a meeting's record. */
export const recordPath = (meetingId: number): string => `/meetings/${meetingId}/record`;

/** Tells the readers of the records of these meetings, as far as they have one. Returns at once. */
export type TellReaders = (...meetingIds: readonly number[]) => void;

export const readerTeller =
  ({ db, log, pageNews }: TellServices): TellReaders =>
  (...meetingIds) => {
    findReaders(db, meetingIds).then(
      (records) => {
        for (const { meetingId, userIds } of records) pageNews.changed(recordPath(meetingId), userIds);
      },
      (err) => log.warn({ err, meetingIds }, 'readers of records were not told of a change'),
    );
  };

/** Tells the readers of all records that may quote a person. */
export async function tellReadersOf(
  { db, tellReaders }: { readonly db: Database; readonly tellReaders: TellReaders },
  userId: number,
): Promise<void> {
  const meetingIds = await findRecordsWith(db, userId);
  if (meetingIds.length > 0) tellReaders(...meetingIds);
}

/** Tells the open pages of a person about records that may quote somebody whom she blocked. */
export async function tellOfBlock(
  { db, pageNews }: Pick<TellServices, 'db' | 'pageNews'>,
  { blockerId, blockedId }: { readonly blockerId: number; readonly blockedId: number },
): Promise<void> {
  for (const meetingId of await findRecordsWith(db, blockedId, blockerId))
    pageNews.changed(recordPath(meetingId), [blockerId]);
}
