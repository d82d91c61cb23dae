import { canManage, isMember, withLockedClub } from '../clubs/index.ts';
import { moveLimits } from './move-limits.ts';
import type { MoveServices } from './move-services.ts';
import { type AuthorChange, findClaimer, release } from './past-author-repository.ts';
import { forgetDeletions } from './past-line-repository.ts';

export type ReleaseResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: 'not_found' | 'not_member' | 'not_manager' | 'closed' | 'no_author';
    };

/**
 * Frees a name: its member gives it back, or a manager undoes a wrong claim. After a manager's
 * release an import can bring back the lines that were deleted within the last day.
 */
export const releaseAuthor = (
  services: MoveServices,
  { clubId, userId, authorId }: AuthorChange,
): Promise<ReleaseResult> =>
  withLockedClub<ReleaseResult>(services, { clubId, userId }, async (tx, clubForAsker) => {
    if (!isMember(clubForAsker.asker)) return { ok: false, reason: 'not_member' };
    const claimer = await findClaimer(tx, clubId, authorId);
    if (claimer === undefined) return { ok: false, reason: 'no_author' };
    if (claimer === null) return { ok: true };
    const decision = canManage(clubForAsker);
    if (claimer !== userId && !decision.ok) return decision;
    await release(tx, authorId);
    if (claimer !== userId) await forgetDeletions(tx, authorId, moveLimits.undoHours);
    return { ok: true };
  });
