import { countRunOff } from '../ballots/index.ts';
import { type Database, Prisma, type TransactingDatabase } from '../platform/db.ts';
import { inTransaction, type Jitter } from '../platform/transaction.ts';
import { findRankings } from './ballot-repository.ts';
import { markSecond, restoreProposals } from './proposal-repository.ts';
import { fromVotes, isOver } from './vote-columns.sql.ts';
import { findCandidates } from './vote-repository.ts';

/** Votes that one call of `countDueVotes` counts. */
const mostAtOnce = 20;

/**
 * Counts the ballots of a vote that is over, and stores the result. Idempotent: a counted vote and
 * one that is still open stay as they are. Waits for ballots that are being stored.
 */
export const countVote = (db: TransactingDatabase, voteId: number, jitter?: Jitter): Promise<void> =>
  inTransaction(
    db,
    async (tx) => {
      const [due] = await lockDue(tx, Prisma.sql`v.id = ${voteId}`, Prisma.sql`FOR NO KEY UPDATE OF v`);
      if (due) await storeResult(tx, due);
    },
    jitter,
  );

/**
 * Counts votes that are over, each in a transaction of its own, and skips those that another
 * process counts. @returns how many it counted
 */
export async function countDueVotes(db: TransactingDatabase, jitter?: Jitter): Promise<number> {
  let counted = 0;
  while (counted < mostAtOnce && (await countNextVote(db, jitter))) counted += 1;
  return counted;
}

const countNextVote = (db: TransactingDatabase, jitter?: Jitter): Promise<boolean> =>
  inTransaction(
    db,
    async (tx) => {
      const [due] = await lockDue(
        tx,
        Prisma.sql`true`,
        Prisma.sql`ORDER BY v.closes_at LIMIT 1 FOR NO KEY UPDATE OF v SKIP LOCKED`,
      );
      if (due) await storeResult(tx, due);
      return due !== undefined;
    },
    jitter,
  );

interface DueVote {
  readonly id: number;
  readonly clubId: number;
}

const lockDue = (tx: Database, which: Prisma.Sql, lock: Prisma.Sql): Promise<DueVote[]> =>
  tx.$queryRaw<DueVote[]>`
    SELECT v.id, v.club_id AS "clubId" ${fromVotes}
    WHERE v.counted_at IS NULL AND ${isOver} AND ${which} ${lock}`;

/** Second place, or every candidate if nobody voted, goes back to the proposals. */
export async function storeResult(tx: Database, { id, clubId }: DueVote): Promise<void> {
  const candidates = (await findCandidates(tx, [id])).get(id) ?? [];
  const bookIds = candidates.map(({ bookId }) => bookId);
  const ballots = await findRankings(tx, id);
  const { rounds, winner, second } = countRunOff(ballots, bookIds);
  await tx.$executeRaw`
    UPDATE book_votes SET counted_at = clock_timestamp(), ballot_count = ${ballots.length},
      rounds = ${JSON.stringify(rounds)}::jsonb, winner_id = ${winner}, second_id = ${second}
    WHERE id = ${id}`;
  if (winner === null) return void (await restoreProposals(tx, id, bookIds));
  if (second === null) return;
  await restoreProposals(tx, id, [second]);
  await markSecond(tx, clubId, second);
}
