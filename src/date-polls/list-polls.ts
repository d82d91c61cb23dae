import { type Book, findBook } from '../books/index.ts';
import type { ClubForAsker } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import { pageSize } from './input.ts';
import { findPage, type ListedPoll } from './list-repository.ts';

/** A page of a club's polls as one member sees it. */
export interface PollList {
  readonly clubForAsker: ClubForAsker;
  readonly polls: readonly ListedPoll[];
  readonly total: number;
  readonly page: number;
  /** The book that the form of a new poll names; null without one. */
  readonly book: Book | null;
}

/** Finds a page of a club's polls. A page beyond the last one is empty. */
export async function listPolls(
  db: Database,
  clubForAsker: ClubForAsker,
  {
    userId,
    page,
    bookId,
  }: { readonly userId: number; readonly page: number; readonly bookId: number | null },
): Promise<PollList> {
  const [found, book] = await Promise.all([
    findPage(db, clubForAsker.club.id, { userId, skip: (page - 1) * pageSize, limit: pageSize }),
    bookId === null ? null : findBook(db, bookId),
  ]);
  return { ...found, clubForAsker, page, book };
}
