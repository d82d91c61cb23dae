import { type Database, Prisma } from '../platform/db.ts';
import { eachInTransaction } from '../platform/each-in-transaction.ts';
import { type LockedVote, lockVote } from './lock-vote.ts';
import type { VoteJobServices } from './services.ts';
import { findVoteIds } from './vote-repository.ts';

/**
 * Locks each vote that is `due`, the first to close first, and runs `work` in its transaction.
 * Passes over votes that are locked, and logs failures. @returns with how many votes it was done
 */
export async function eachVote(
  services: VoteJobServices,
  { due, limit }: { readonly due: Prisma.Sql; readonly limit: number },
  work: (tx: Database, vote: LockedVote) => Promise<void>,
): Promise<number> {
  const ids = await findVoteIds(services.db, due, limit);
  const failure = 'a deadline of a vote could not be handled';
  return eachInTransaction(services, { ids, failure }, async (tx, id) => {
    const vote = await lockVote(tx, Prisma.sql`v.id = ${id} AND ${due}`, { isSkipping: true });
    if (vote) await work(tx, vote);
    return vote !== null;
  });
}
