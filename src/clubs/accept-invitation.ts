import { findClubForInvitee, lockClub } from './club-for-asker-repository.ts';
import { clubLimits } from './club-limits.ts';
import { inClubTransaction } from './club-turn.ts';
import { findInvite, useInvite } from './invite-repository.ts';
import { inviteHashOf } from './invite-token.ts';
import type { NotFound } from './lock-club.ts';
import { countOpenClubs, insertMember, lockAccount } from './membership-repository.ts';
import { canAccept, type InviteRefusal } from './policy.ts';
import type { ClubServices } from './services.ts';

export type AcceptResult =
  | { readonly ok: true; readonly clubId: number }
  | { readonly ok: false; readonly reason: InviteRefusal | 'too_many_joined' }
  | NotFound;

/** Joins the club of a link and counts the use. Locks the account and then the club. */
export async function acceptInvitation(
  { db, jitter, steps }: ClubServices,
  userId: number,
  token: string,
): Promise<AcceptResult> {
  const hash = inviteHashOf(token);
  const found = hash === null ? null : await findInvite(db, hash);
  if (hash === null || !found) return { ok: false, reason: 'not_found' };
  return inClubTransaction({ db, jitter }, found.clubId, async (tx): Promise<AcceptResult> => {
    await lockAccount(tx, userId);
    await lockClub(tx, found.clubId);
    // Read again under the lock: the link may have been used or revoked meanwhile.
    const invite = await findInvite(tx, hash);
    const clubForAsker = await findClubForInvitee(tx, found.clubId, userId);
    if (!invite || !clubForAsker) return { ok: false, reason: 'not_found' };
    const decision = canAccept(invite, clubForAsker);
    if (!decision.ok) return decision;
    if ((await countOpenClubs(tx, userId)).joined >= clubLimits.joined)
      return { ok: false, reason: 'too_many_joined' };
    await useInvite(tx, invite.id);
    await insertMember(tx, invite.clubId, userId);
    await steps?.joined(tx, invite.clubId, userId);
    return { ok: true, clubId: invite.clubId };
  });
}
