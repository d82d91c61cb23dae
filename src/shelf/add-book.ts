import { findBook } from '../books/index.ts';
import { type ClubServices, type NotFound, withLockedClub } from '../clubs/index.ts';
import { seoulWallTime } from '../platform/korean-date.ts';
import {
  countEarlierBooks,
  type EarlierBook,
  findEarlierBook,
  saveEarlierBook,
} from './earlier-book-repository.ts';
import { canArrange } from './policy.ts';
import { mostEarlierBooks } from './shelf.ts';

export type AddBookResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: 'not_member' | 'not_manager' | 'closed' | 'no_book' | 'in_future' | 'too_many_books';
    }
  | NotFound;

/** Whether a day, as midnight UTC, has begun in Seoul. */
const hasBegun = (day: Date, now: Date) => day.toISOString().slice(0, 10) <= seoulWallTime(now).slice(0, 10);

/**
 * Puts a book on the shelf that the club read without a meeting here. A book that was added before
 * gets the new day.
 */
export const addBook = (
  services: ClubServices,
  userId: number,
  clubId: number,
  { bookId, readOn }: EarlierBook,
): Promise<AddBookResult> =>
  withLockedClub<AddBookResult>(services, { clubId, userId }, async (tx, clubForAsker) => {
    const decision = canArrange(clubForAsker);
    if (!decision.ok) return decision;
    if (readOn && !hasBegun(readOn, clubForAsker.now)) return { ok: false, reason: 'in_future' };
    if (!(await findBook(tx, bookId))) return { ok: false, reason: 'no_book' };
    const isNew = (await findEarlierBook(tx, clubId, bookId)) === null;
    if (isNew && (await countEarlierBooks(tx, clubId)) >= mostEarlierBooks)
      return { ok: false, reason: 'too_many_books' };
    await saveEarlierBook(tx, clubId, { bookId, readOn, addedBy: userId });
    return { ok: true };
  });
