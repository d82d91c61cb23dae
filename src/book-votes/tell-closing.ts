import { tellSilent } from '../asks/index.ts';
import { Prisma } from '../platform/db.ts';
import { eachVote } from './each-vote.ts';
import type { VoteJobServices } from './services.ts';
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
export const tellClosingVotes = (services: VoteJobServices): Promise<number> =>
  eachVote(services, { due: closesSoon, limit: mostAtOnce }, async (tx, { id }) => {
    await tx.$executeRaw`UPDATE book_votes SET reminded_at = clock_timestamp() WHERE id = ${id}`;
    await tellSilent(services, tx, askOf(id));
  });
