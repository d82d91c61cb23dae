import { type Database, Prisma } from '../platform/db.ts';
import type { Proposal } from './book-vote.ts';

interface NewVote {
  readonly clubId: number;
  readonly openedBy: number;
  readonly closesAt: Date;
  /** In the order of proposal. */
  readonly candidates: readonly Omit<Proposal, 'proposer'>[];
}

/** Inserts a vote with its candidates. @returns its id */
export async function insertVote(tx: Database, { candidates, ...vote }: NewVote): Promise<number> {
  const { id } = await tx.bookVote.create({ data: vote, select: { id: true } });
  await tx.bookVoteCandidate.createMany({
    data: candidates.map(({ bookId, proposedBy, wasSecond }, index) => ({
      voteId: id,
      place: index + 1,
      bookId,
      proposedBy,
      wasSecond,
    })),
  });
  return id;
}

/** Finds the vote that the same leader opened with the same form in the last minute. */
export async function findSameVote(
  tx: Database,
  { clubId, openedBy, closesAt, candidates }: NewVote,
): Promise<number | null> {
  const bookIds = candidates.map(({ bookId }) => bookId);
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    SELECT v.id FROM book_votes v
    WHERE v.club_id = ${clubId} AND v.opened_by = ${openedBy} AND v.closes_at = ${closesAt}
      AND v.opened_at > now() - interval '1 minute'
      AND (SELECT count(*) FROM book_vote_candidates k WHERE k.vote_id = v.id) = ${bookIds.length}
      AND NOT EXISTS (SELECT FROM book_vote_candidates k
        WHERE k.vote_id = v.id AND k.book_id NOT IN (${Prisma.join(bookIds)}))
    ORDER BY v.id DESC LIMIT 1`;
  return row?.id ?? null;
}
