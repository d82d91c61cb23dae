import { canManage, type ManageRefusal, type NotFound, withLockedClub } from '../clubs/index.ts';
import { Prisma } from '../platform/db.ts';
import { lockVote } from './lock-vote.ts';
import type { VoteServices } from './services.ts';
import { storeResult } from './store-result.ts';
import { isOver } from './vote-columns.sql.ts';
import { findVoteForMember } from './vote-for-asker.ts';

export type CloseVoteResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: ManageRefusal | 'vote_over' | 'not_member' }
  | NotFound;

/**
 * Ends a vote before its time and counts it. Of two leaders at once, one is told that it is over.
 */
export async function closeVote(
  services: VoteServices,
  userId: number,
  voteId: number,
): Promise<CloseVoteResult> {
  const found = await findVoteForMember(services.db, voteId, userId);
  if (!found.ok) return found;
  const { clubId } = found.vote;
  return withLockedClub<CloseVoteResult>(services, { clubId, userId }, async (tx, clubForAsker) => {
    const decision = canManage(clubForAsker);
    if (!decision.ok) return decision;
    const open = await lockVote(tx, Prisma.sql`v.id = ${voteId} AND NOT ${isOver}`);
    if (!open) return { ok: false, reason: 'vote_over' };
    await tx.$executeRaw`UPDATE book_votes SET closes_at = clock_timestamp() WHERE id = ${voteId}`;
    await storeResult(services, tx, open, userId);
    return { ok: true };
  });
}
