import { type ClubForAsker, canManage, isMember, type ManageRefusal } from '../clubs/index.ts';
import { allowed, type Decision, refuse } from '../platform/decision.ts';
import type { Proposal } from './book-vote.ts';

/** Whether a person may propose books and vote. */
export function canTakePart({ club, asker }: ClubForAsker): Decision<'not_member' | 'closed'> {
  if (!isMember(asker)) return refuse('not_member');
  return club.closedAt ? refuse('closed') : allowed;
}

export type WithdrawRefusal = 'not_member' | ManageRefusal;

/** A member takes back her own proposals; leaders take back all. */
export function canWithdraw(
  clubForAsker: ClubForAsker,
  { proposedBy }: Pick<Proposal, 'proposedBy'>,
): Decision<WithdrawRefusal> {
  const decision = canTakePart(clubForAsker);
  if (!decision.ok || proposedBy === clubForAsker.asker?.userId) return decision;
  return canManage(clubForAsker);
}
