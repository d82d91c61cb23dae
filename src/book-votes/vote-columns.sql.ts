import { Prisma } from '../platform/db.ts';
import type { BookVote, VoteResult } from './book-vote.ts';

/** Whether a vote takes no more ballots; `v` is the vote and `c` its club. */
export const isOver = Prisma.sql`(v.counted_at IS NOT NULL OR v.closes_at <= clock_timestamp()
  OR c.closed_at IS NOT NULL)`;

export const voteColumns = Prisma.sql`v.id, v.club_id AS "clubId", v.opened_at AS "openedAt",
  v.closes_at AS "closesAt", ${isOver} AS "isOver", v.counted_at AS "countedAt",
  v.ballot_count AS "ballotCount", v.rounds, v.winner_id AS "winnerId", v.second_id AS "secondId"`;

export const fromVotes = Prisma.sql`FROM book_votes v JOIN clubs c ON c.id = v.club_id`;

export type VoteRow = Omit<BookVote, 'result'> & {
  readonly [Key in keyof VoteResult]: VoteResult[Key] | null;
};

export function toVote({ countedAt, ballotCount, rounds, winnerId, secondId, ...vote }: VoteRow): BookVote {
  const isCounted = countedAt !== null && ballotCount !== null && rounds !== null;
  return { ...vote, result: isCounted ? { countedAt, ballotCount, rounds, winnerId, secondId } : null };
}
