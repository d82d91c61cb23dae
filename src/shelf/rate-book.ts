import { type ClubServices, type NotFound, withLockedClub } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import { isOnShelf } from './entry-repository.ts';
import { canRate } from './policy.ts';
import { deleteRating, type OwnRating, saveRating } from './rating-repository.ts';

type RateResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'not_member' | 'closed' | 'no_entry' }
  | NotFound;

interface About {
  readonly clubId: number;
  readonly bookId: number;
}

/** Runs a change of a member's own rating if she may rate this book. */
const withRatable = (
  services: ClubServices,
  userId: number,
  { clubId, bookId }: About,
  change: (tx: Database) => Promise<unknown>,
): Promise<RateResult> =>
  withLockedClub<RateResult>(services, { clubId, userId }, async (tx, clubForAsker) => {
    const decision = canRate(clubForAsker);
    if (!decision.ok) return decision;
    if (!(await isOnShelf(tx, clubId, bookId))) return { ok: false, reason: 'no_entry' };
    await change(tx);
    return { ok: true };
  });

/** Stores a member's rating of a book on the shelf, in place of her earlier one. Idempotent. */
export const rateBook = (
  services: ClubServices,
  userId: number,
  about: About,
  rating: OwnRating,
): Promise<RateResult> =>
  withRatable(services, userId, about, (tx) => saveRating(tx, { ...about, userId }, rating));

/** Deletes a member's rating. Idempotent. */
export const removeRating = (services: ClubServices, userId: number, about: About): Promise<RateResult> =>
  withRatable(services, userId, about, (tx) => deleteRating(tx, { ...about, userId }));
