import { isMember, withLockedClub } from '../clubs/index.ts';
import { moveLimits } from './move-limits.ts';
import type { MoveServices } from './move-services.ts';
import { type AuthorChange, claim, countClaims, findClaimer } from './past-author-repository.ts';

export type ClaimResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: 'not_found' | 'not_member' | 'closed' | 'no_author' | 'taken' | 'too_many_claims';
    };

/** Gives a name of the past log to a member. A name has one member. Idempotent. */
export const claimAuthor = (
  services: MoveServices,
  { clubId, userId, authorId }: AuthorChange,
): Promise<ClaimResult> =>
  withLockedClub<ClaimResult>(services, { clubId, userId }, async (tx, { club, asker }) => {
    if (!isMember(asker)) return { ok: false, reason: 'not_member' };
    if (club.closedAt) return { ok: false, reason: 'closed' };
    const claimer = await findClaimer(tx, clubId, authorId);
    if (claimer === undefined) return { ok: false, reason: 'no_author' };
    if (claimer === userId) return { ok: true };
    if ((await countClaims(tx, clubId, userId)) >= moveLimits.claims)
      return { ok: false, reason: 'too_many_claims' };
    return (await claim(tx, clubId, authorId, userId)) ? { ok: true } : { ok: false, reason: 'taken' };
  });
