import { type ClubServices, type NotFound, withLockedClub } from '../clubs/index.ts';
import { deleteEarlierBook } from './earlier-book-repository.ts';
import { canArrange } from './policy.ts';

export type RemoveBookResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'not_member' | 'not_manager' | 'closed' }
  | NotFound;

/**
 * Takes a book off the shelf that was added by hand. Idempotent. A book of a meeting stays. Ratings
 * stay stored: they are shown again if the book comes back.
 */
export const removeBook = (
  services: ClubServices,
  userId: number,
  { clubId, bookId }: { readonly clubId: number; readonly bookId: number },
): Promise<RemoveBookResult> =>
  withLockedClub<RemoveBookResult>(services, { clubId, userId }, async (tx, clubForAsker) => {
    const decision = canArrange(clubForAsker);
    if (!decision.ok) return decision;
    await deleteEarlierBook(tx, clubId, bookId);
    return { ok: true };
  });
