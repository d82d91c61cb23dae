import { Prisma } from '../platform/db.ts';
import { inTransaction } from '../platform/transaction.ts';
import { eachVote } from './each-vote.ts';
import { lockVote } from './lock-vote.ts';
import type { VoteJobServices, VoteServices } from './services.ts';
import { storeResult } from './store-result.ts';
import { isOver } from './vote-columns.sql.ts';

/** Votes that one call of `countDueVotes` counts. */
const mostAtOnce = 20;

const isDue = Prisma.sql`v.counted_at IS NULL AND ${isOver}`;

/**
 * Counts the ballots of a vote that is over, and stores the result. Idempotent: a counted vote and
 * one that is still open stay as they are. Waits for ballots that are being stored.
 */
export const countVote = (services: VoteServices, voteId: number): Promise<void> =>
  inTransaction(
    services.db,
    async (tx) => {
      const due = await lockVote(tx, Prisma.sql`v.id = ${voteId} AND ${isDue}`);
      if (due) await storeResult(services, tx, due, null);
    },
    services.jitter,
  );

/**
 * Counts votes that are over, each in a transaction of its own, and skips those that another
 * process counts. @returns how many it counted
 */
export const countDueVotes = (services: VoteJobServices): Promise<number> =>
  eachVote(services, { due: isDue, limit: mostAtOnce }, (tx, vote) => storeResult(services, tx, vote, null));
