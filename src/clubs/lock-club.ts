import type { Database } from '../platform/db.ts';
import type { ClubForAsker } from './club.ts';
import { findClubForAsker, lockClub } from './club-for-asker-repository.ts';
import { inClubTransaction } from './club-turn.ts';
import type { ClubServices } from './services.ts';

export interface NotFound {
  readonly ok: false;
  readonly reason: 'not_found';
}

/**
 * Locks a club and runs `change` in the same transaction, with the club as one person sees it. A
 * club that she may not know of is not found.
 */
export const withLockedClub = <Result>(
  services: ClubServices,
  { clubId, userId }: { readonly clubId: number; readonly userId: number },
  change: (tx: Database, clubForAsker: ClubForAsker) => Promise<Result>,
): Promise<Result | NotFound> =>
  inClubTransaction(services, clubId, async (tx): Promise<Result | NotFound> => {
    await lockClub(tx, clubId);
    const clubForAsker = await findClubForAsker(tx, clubId, userId);
    return clubForAsker ? change(tx, clubForAsker) : { ok: false, reason: 'not_found' };
  });
