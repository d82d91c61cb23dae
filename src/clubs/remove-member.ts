import { type NotFound, withLockedClub } from './lock-club.ts';
import { deleteMember, findRole, insertRemoval } from './membership-repository.ts';
import { canRemove, type RemoveRefusal } from './policy.ts';
import type { ClubServices } from './services.ts';

export type RemoveClubMemberResult =
  | { readonly ok: true; readonly outcome: 'removed' | 'was_no_member' }
  | { readonly ok: false; readonly reason: RemoveRefusal }
  | NotFound;

/**
 * Removes a member. She joins again only by an invitation that is made later. A person who is no
 * member is not kept out.
 */
export const removeClubMember = (
  services: ClubServices,
  byUserId: number,
  { clubId, userId }: { readonly clubId: number; readonly userId: number },
): Promise<RemoveClubMemberResult> =>
  withLockedClub<RemoveClubMemberResult>(services, { clubId, userId: byUserId }, async (tx, clubForAsker) => {
    const decision = canRemove(clubForAsker, await findRole(tx, clubId, userId));
    if (!decision.ok) return decision;
    if (!(await deleteMember(tx, clubId, userId))) return { ok: true, outcome: 'was_no_member' };
    await insertRemoval(tx, clubId, userId);
    await services.steps?.left(tx, clubId, userId);
    await services.announce?.(tx, { kind: 'club_removed', clubId, toUserId: userId });
    return { ok: true, outcome: 'removed' };
  });
