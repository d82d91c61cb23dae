import type { Database } from '../platform/db.ts';
import type { Decision } from '../platform/decision.ts';
import type { ClubForAsker } from './club.ts';
import { findClubForInvitee } from './club-for-asker-repository.ts';
import type { Invite } from './invite.ts';
import { findInvite } from './invite-repository.ts';
import { inviteHashOf } from './invite-token.ts';
import { findLeads } from './membership-repository.ts';
import { canAccept, type InviteRefusal } from './policy.ts';

/** An invitation as the page of its link shows it to one person. */
export interface Invitation {
  readonly invite: Invite;
  readonly clubForAsker: ClubForAsker;
  readonly leader: string;
  readonly decision: Decision<InviteRefusal>;
}

/** Returns the invitation of a link; null if nobody made such a link. */
export async function findInvitation(
  db: Database,
  token: string,
  userId: number | null,
): Promise<Invitation | null> {
  const hash = inviteHashOf(token);
  const invite = hash === null ? null : await findInvite(db, hash);
  const clubForAsker = invite && (await findClubForInvitee(db, invite.clubId, userId));
  if (!invite || !clubForAsker) return null;
  const [leader] = await findLeads(db, invite.clubId);
  return { invite, clubForAsker, leader: leader?.nickname ?? '', decision: canAccept(invite, clubForAsker) };
}
