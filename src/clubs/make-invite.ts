import { clubLimits } from './club-limits.ts';
import type { InvitePlan } from './invite.ts';
import { deleteOldInvites, findInvite, findUsableInvites, insertInvite } from './invite-repository.ts';
import { inviteHashOf } from './invite-token.ts';
import { type NotFound, withLockedClub } from './lock-club.ts';
import { canManage, type ManageRefusal } from './policy.ts';
import type { ClubServices } from './services.ts';

export type MakeInviteResult =
  | { readonly ok: true; readonly id: number }
  | { readonly ok: false; readonly reason: ManageRefusal | 'too_many_invites' | 'link_ended' }
  | NotFound;

/**
 * Stores an invitation with the hash of its token. Idempotent: the same token again gives the same
 * invitation, as long as it admits people.
 * @param token one of `newInviteToken` or `tokenOfForm`, which the caller shows once
 */
export async function makeInvite(
  services: ClubServices,
  userId: number,
  { clubId, token, ...plan }: InvitePlan & { readonly clubId: number; readonly token: string },
): Promise<MakeInviteResult> {
  const tokenHash = inviteHashOf(token);
  if (tokenHash === null) throw new Error('an invitation needs a token of newInviteToken');
  return withLockedClub<MakeInviteResult>(services, { clubId, userId }, async (tx, clubForAsker) => {
    const decision = canManage(clubForAsker);
    if (!decision.ok) return decision;
    await deleteOldInvites(tx, clubId);
    const usable = await findUsableInvites(tx, clubId);
    const same = await findInvite(tx, tokenHash);
    if (same)
      return usable.some(({ id }) => id === same.id)
        ? { ok: true, id: same.id }
        : { ok: false, reason: 'link_ended' };
    if (usable.length >= clubLimits.invites.usable) return { ok: false, reason: 'too_many_invites' };
    return { ok: true, id: await insertInvite(tx, { ...plan, clubId, createdBy: userId, tokenHash }) };
  });
}
