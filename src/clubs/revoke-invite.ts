import { markRevoked } from './invite-repository.ts';
import { type NotFound, withLockedClub } from './lock-club.ts';
import { canManage, type ManageRefusal } from './policy.ts';
import type { ClubServices } from './services.ts';

export type RevokeResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: ManageRefusal | 'no_such_invite' }
  | NotFound;

/** Ends an invitation at once. People who joined by it stay. Idempotent. */
export const revokeInvite = (
  services: ClubServices,
  userId: number,
  { clubId, inviteId }: { readonly clubId: number; readonly inviteId: number },
): Promise<RevokeResult> =>
  withLockedClub<RevokeResult>(services, { clubId, userId }, async (tx, clubForAsker) => {
    const decision = canManage(clubForAsker);
    if (!decision.ok) return decision;
    return (await markRevoked(tx, clubId, inviteId)) ? { ok: true } : { ok: false, reason: 'no_such_invite' };
  });
