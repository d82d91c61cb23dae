import { type Book, listBooks } from '../books/index.ts';
import type { ClubForAsker } from '../clubs/index.ts';
import { findVoted } from './ballot-repository.ts';
import type { BookVote, Proposal } from './book-vote.ts';
import { countVote } from './count-vote.ts';
import { pageSize } from './input.ts';
import { findProposals } from './proposal-repository.ts';
import type { VoteServices } from './services.ts';
import { findCandidates, findCounted, findUncounted } from './vote-repository.ts';

/** The votes and proposals of a club as one member may see them. */
export interface VoteList {
  readonly clubForAsker: ClubForAsker;
  readonly userId: number;
  readonly page: number;
  readonly open: readonly BookVote[];
  /** The open votes in which she has a ballot. */
  readonly voted: ReadonlySet<number>;
  readonly counted: readonly BookVote[];
  /** The number of all counted votes. */
  readonly total: number;
  readonly proposals: readonly Proposal[];
  /** The number of candidates of each open vote. */
  readonly candidateCounts: ReadonlyMap<number, number>;
  readonly books: ReadonlyMap<number, Book>;
}

/** Finds the votes and proposals of a club. Counts the votes that are over first. */
export async function listVotes(
  services: VoteServices,
  clubForAsker: ClubForAsker,
  { userId, page }: { readonly userId: number; readonly page: number },
): Promise<VoteList> {
  const { db } = services;
  const clubId = clubForAsker.club.id;
  const open = await findOpen(services, clubId);
  const ids = open.map(({ id }) => id);
  const [{ votes: counted, total }, proposals, candidates, voted] = await Promise.all([
    findCounted(db, clubId, { skip: (page - 1) * pageSize, limit: pageSize }),
    findProposals(db, clubId),
    findCandidates(db, ids),
    findVoted(db, ids, userId),
  ]);
  const named = [...proposals.map(({ bookId }) => bookId), ...counted.flatMap(winnerOf)];
  const books = await listBooks(db, [...new Set(named)]);
  return {
    clubForAsker,
    userId,
    page,
    open,
    voted,
    counted,
    total,
    proposals,
    candidateCounts: new Map([...candidates].map(([id, list]) => [id, list.length])),
    books: new Map(books.map((book) => [book.id, book])),
  };
}

const winnerOf = ({ result }: BookVote): readonly number[] =>
  result?.winnerId == null ? [] : [result.winnerId];

async function findOpen(services: VoteServices, clubId: number): Promise<readonly BookVote[]> {
  const votes = await findUncounted(services.db, clubId);
  const over = votes.filter(({ isOver }) => isOver);
  for (const { id } of over) await countVote(services, id);
  return votes.filter(({ isOver }) => !isOver);
}
