import { tellSilent } from '../asks/index.ts';
import { Prisma } from '../platform/db.ts';
import { inTransaction } from '../platform/transaction.ts';
import { lockVote } from './lock-vote.ts';
import type { VoteServices } from './services.ts';
import { askOf } from './vote-ask.ts';
import { isOver } from './vote-columns.sql.ts';
import { voteLimits } from './vote-limits.ts';

/** Votes that one call tells about. */
const mostAtOnce = 20;

/** The time before the close, or half of the time that a short vote is open. */
const closesSoon = Prisma.sql`v.reminded_at IS NULL AND NOT ${isOver} AND clock_timestamp() >= v.closes_at
  - least(${voteLimits.remindBeforeMs} * interval '1 millisecond', (v.closes_at - v.opened_at) / 2)`;

/**
 * Tells members without a ballot that a vote closes soon, once for each vote, in its transaction.
 * @returns how many votes it told about
 */
export async function tellClosingVotes(services: VoteServices): Promise<number> {
  let told = 0;
  while (told < mostAtOnce && (await tellNextVote(services))) told += 1;
  return told;
}

const tellNextVote = (services: VoteServices): Promise<boolean> =>
  inTransaction(
    services.db,
    async (tx) => {
      const vote = await lockVote(tx, closesSoon, { isSkipping: true });
      if (!vote) return false;
      await tx.$executeRaw`UPDATE book_votes SET reminded_at = clock_timestamp() WHERE id = ${vote.id}`;
      await tellSilent(services, tx, askOf(vote.id));
      return true;
    },
    services.jitter,
  );
