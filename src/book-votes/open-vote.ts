import { openAsk } from '../asks/index.ts';
import { type Book, listBooks } from '../books/index.ts';
import { canManage, type ManageRefusal, type NotFound, withLockedClub } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import type { Proposal } from './book-vote.ts';
import { holdsEditions, isEditionOfAny } from './edition.ts';
import { findSameVote, insertVote } from './insert-vote.ts';
import { deleteProposals, findProposals } from './proposal-repository.ts';
import type { VoteServices } from './services.ts';
import { askOf } from './vote-ask.ts';
import { voteLimits } from './vote-limits.ts';
import { countVotes } from './vote-repository.ts';

export type OpenVoteRefusal =
  | ManageRefusal
  | 'no_book'
  | 'same_work'
  | 'in_past'
  | 'too_late'
  | 'too_many_open'
  | 'too_many_today';

export type OpenVoteResult =
  | { readonly ok: true; readonly id: number }
  | { readonly ok: false; readonly reason: OpenVoteRefusal }
  | NotFound;

interface VotePlan {
  readonly clubId: number;
  readonly bookIds: readonly number[];
  readonly closesAt: Date;
}

const dayMs = 24 * 60 * 60_000;

/**
 * Opens a vote on books, asks all members for their ballots, and takes the books off the proposals
 * in all editions. The same form sent twice within a minute gives the same vote.
 */
export const openVote = (
  services: VoteServices,
  userId: number,
  { clubId, bookIds, closesAt }: VotePlan,
): Promise<OpenVoteResult> =>
  withLockedClub<OpenVoteResult>(services, { clubId, userId }, async (tx, clubForAsker) => {
    const decision = canManage(clubForAsker);
    if (!decision.ok) return decision;
    const { now } = clubForAsker;
    if (closesAt <= now) return { ok: false, reason: 'in_past' };
    if (closesAt.getTime() > now.getTime() + voteLimits.closesInDays * dayMs)
      return { ok: false, reason: 'too_late' };
    const books = await listBooks(tx, bookIds);
    if (books.length < bookIds.length) return { ok: false, reason: 'no_book' };
    if (holdsEditions(books)) return { ok: false, reason: 'same_work' };
    const proposals = await findProposals(tx, clubId);
    const candidates = inOrderOfProposal(bookIds, proposals, userId);
    const vote = { clubId, openedBy: userId, closesAt, candidates };
    const same = await findSameVote(tx, vote);
    if (same !== null) return { ok: true, id: same };
    const { open, today } = await countVotes(tx, clubId);
    if (open >= voteLimits.open) return { ok: false, reason: 'too_many_open' };
    if (today >= voteLimits.perDay) return { ok: false, reason: 'too_many_today' };
    const id = await insertVote(tx, vote);
    await openAsk(services, tx, { ...askOf(id), clubId, meetingId: null, askedBy: userId, closesAt });
    await deleteProposals(tx, clubId, await editionsAmong(tx, proposals, books));
    return { ok: true, id };
  });

/** Proposed books come first, the earliest at the top; the others count as proposed just now. */
function inOrderOfProposal(bookIds: readonly number[], proposals: readonly Proposal[], userId: number) {
  const proposed = proposals.filter(({ bookId }) => bookIds.includes(bookId));
  const known = new Set(proposed.map(({ bookId }) => bookId));
  const others = bookIds.filter((bookId) => !known.has(bookId));
  return [...proposed, ...others.map((bookId) => ({ bookId, proposedBy: userId, wasSecond: false }))];
}

/** Returns the proposed books that are editions of these. */
async function editionsAmong(tx: Database, proposals: readonly Proposal[], books: readonly Book[]) {
  const proposed = await listBooks(
    tx,
    proposals.map(({ bookId }) => bookId),
  );
  return proposed.filter((book) => isEditionOfAny(book, books)).map(({ id }) => id);
}
