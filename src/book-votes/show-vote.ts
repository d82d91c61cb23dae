import { type Book, listBooks } from '../books/index.ts';
import { findBallot } from './ballot-repository.ts';
import type { VoteCandidate } from './book-vote.ts';
import { countVote } from './count-vote.ts';
import type { VoteServices } from './services.ts';
import { findVoteForMember, type VoteForAsker, type VoteForMember } from './vote-for-asker.ts';
import { findCandidates } from './vote-repository.ts';

/** A vote as one member may see it. */
export interface ShownVote extends VoteForAsker {
  readonly candidates: readonly VoteCandidate[];
  /** The books of the candidates, by their ids. */
  readonly books: ReadonlyMap<number, Book>;
  /** Her own ranking; null if she has not voted. */
  readonly ballot: readonly number[] | null;
}

export type ShowVoteResult =
  | { readonly ok: true; readonly shown: ShownVote }
  | Exclude<VoteForMember, { ok: true }>;

/** Finds a vote for a member. Counts it first if it is over. */
export async function showVote(
  services: VoteServices,
  voteId: number,
  userId: number,
): Promise<ShowVoteResult> {
  const { db } = services;
  const found = await findCounted(services, voteId, userId);
  if (!found.ok) return found;
  const [byVote, ballot] = await Promise.all([findCandidates(db, [voteId]), findBallot(db, voteId, userId)]);
  const candidates = byVote.get(voteId) ?? [];
  const books = await listBooks(
    db,
    candidates.map(({ bookId }) => bookId),
  );
  const { vote, clubForAsker } = found;
  return {
    ok: true,
    shown: { vote, clubForAsker, candidates, books: new Map(books.map((book) => [book.id, book])), ballot },
  };
}

async function findCounted(services: VoteServices, voteId: number, userId: number): Promise<VoteForMember> {
  const { db } = services;
  const found = await findVoteForMember(db, voteId, userId);
  if (!found.ok || !found.vote.isOver || found.vote.result) return found;
  await countVote(services, voteId);
  return findVoteForMember(db, voteId, userId);
}
