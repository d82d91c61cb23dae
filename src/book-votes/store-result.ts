import { closeAsk } from '../asks/index.ts';
import { countRunOff } from '../ballots/index.ts';
import type { Database } from '../platform/db.ts';
import { findRankings } from './ballot-repository.ts';
import type { LockedVote } from './lock-vote.ts';
import { markSecond, restoreProposals } from './proposal-repository.ts';
import type { VoteServices } from './services.ts';
import { askOf } from './vote-ask.ts';
import { findCandidates } from './vote-repository.ts';

/**
 * Counts the ballots of a locked vote, stores the result and tells the members of it. Second place,
 * or every candidate if nobody voted, goes back to the proposals. `byUserId` closed the vote and is
 * not told; null for the deadline.
 */
export async function storeResult(
  services: VoteServices,
  tx: Database,
  { id, clubId, isClubClosed }: LockedVote,
  byUserId: number | null,
): Promise<void> {
  const candidates = (await findCandidates(tx, [id])).get(id) ?? [];
  const bookIds = candidates.map(({ bookId }) => bookId);
  const ballots = await findRankings(tx, id);
  const { rounds, winner, second } = countRunOff(ballots, bookIds);
  await tx.$executeRaw`
    UPDATE book_votes SET counted_at = clock_timestamp(), ballot_count = ${ballots.length}, left_rankings = '[]',
      rounds = ${JSON.stringify(rounds)}::jsonb, winner_id = ${winner}, second_id = ${second}
    WHERE id = ${id}`;
  await closeAsk(services, tx, askOf(id), { byUserId, isTold: !isClubClosed });
  if (winner === null) return void (await restoreProposals(tx, id, bookIds));
  if (second === null) return;
  await restoreProposals(tx, id, [second]);
  await markSecond(tx, clubId, second);
}
