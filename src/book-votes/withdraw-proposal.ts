import { type NotFound, withLockedClub } from '../clubs/index.ts';
import { canTakePart, canWithdraw, type WithdrawRefusal } from './policy.ts';
import { deleteProposals, findProposals } from './proposal-repository.ts';
import type { VoteServices } from './services.ts';

export type WithdrawResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: WithdrawRefusal | 'no_proposal' }
  | NotFound;

/** Takes a book off the proposals of a club. */
export const withdrawProposal = (
  services: VoteServices,
  userId: number,
  { clubId, bookId }: { readonly clubId: number; readonly bookId: number },
): Promise<WithdrawResult> =>
  withLockedClub<WithdrawResult>(services, { clubId, userId }, async (tx, clubForAsker) => {
    const membership = canTakePart(clubForAsker);
    if (!membership.ok) return membership;
    const proposal = (await findProposals(tx, clubId)).find((one) => one.bookId === bookId);
    if (!proposal) return { ok: false, reason: 'no_proposal' };
    const decision = canWithdraw(clubForAsker, proposal);
    if (!decision.ok) return decision;
    await deleteProposals(tx, clubId, [bookId]);
    return { ok: true };
  });
