import { type ClubForAsker, canManage } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import { pageSize } from './input.ts';
import type { ReaderNames } from './notice.ts';
import { findPinned, type PinnedNotice } from './pin-repository.ts';
import { type FoundNotices, findPage } from './read-notice-repository.ts';
import { findReaderNames } from './reader-names-repository.ts';

/** A page of a club's notices as one member may see it. */
export interface NoticeList extends FoundNotices {
  readonly clubForAsker: ClubForAsker;
  readonly userId: number;
  readonly page: number;
  /** By the id of the notice; empty unless the member is a leader. */
  readonly names: ReadonlyMap<number, ReaderNames>;
  /** The pinned notices, for the form of a leader; empty for the others. */
  readonly pinned: readonly PinnedNotice[];
}

/** Finds a page of a club's notices. A page beyond the last one is empty. */
export async function listNotices(
  db: Database,
  clubForAsker: ClubForAsker,
  { userId, page }: { readonly userId: number; readonly page: number },
): Promise<NoticeList> {
  const isManager = canManage(clubForAsker).ok;
  const { memberCount } = clubForAsker.club;
  const reader = { userId, isManager, memberCount, skip: (page - 1) * pageSize, limit: pageSize };
  const [found, pinned] = await Promise.all([
    findPage(db, clubForAsker.club.id, reader),
    isManager ? findPinned(db, clubForAsker.club.id) : [],
  ]);
  const ids = found.notices.map(({ notice }) => notice.id);
  const names = isManager ? await findReaderNames(db, ids) : new Map();
  return { ...found, clubForAsker, userId, page, names, pinned };
}
