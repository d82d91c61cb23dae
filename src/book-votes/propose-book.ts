import { findBook, listBooks } from '../books/index.ts';
import { type NotFound, withLockedClub } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import { isEditionOfAny } from './edition.ts';
import { canTakePart } from './policy.ts';
import { findProposals, insertProposal } from './proposal-repository.ts';
import type { VoteServices } from './services.ts';
import { voteLimits } from './vote-limits.ts';
import { findCandidates, findUncounted } from './vote-repository.ts';

export type ProposeRefusal =
  | 'not_member'
  | 'closed'
  | 'no_book'
  | 'already_proposed'
  | 'in_open_vote'
  | 'too_many_own'
  | 'too_many_proposals';

export type ProposeResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: ProposeRefusal }
  | NotFound;

/**
 * Puts a book on the proposals of a club. A work is proposed once, in one edition, and not while
 * the club votes on it. Idempotent for the book that the same member proposed.
 */
export const proposeBook = (
  services: VoteServices,
  userId: number,
  { clubId, bookId }: { readonly clubId: number; readonly bookId: number },
): Promise<ProposeResult> =>
  withLockedClub<ProposeResult>(services, { clubId, userId }, async (tx, clubForAsker) => {
    const decision = canTakePart(clubForAsker);
    if (!decision.ok) return decision;
    const proposals = await findProposals(tx, clubId);
    const own = proposals.filter(({ proposedBy }) => proposedBy === userId);
    if (own.some((proposal) => proposal.bookId === bookId)) return { ok: true };
    const book = await findBook(tx, bookId);
    if (!book) return { ok: false, reason: 'no_book' };
    const proposed = await listBooks(tx, idsOf(proposals));
    if (isEditionOfAny(book, proposed)) return { ok: false, reason: 'already_proposed' };
    if (isEditionOfAny(book, await booksInOpenVotes(tx, clubId)))
      return { ok: false, reason: 'in_open_vote' };
    if (own.length >= voteLimits.proposals.perMember) return { ok: false, reason: 'too_many_own' };
    if (proposals.length >= voteLimits.proposals.perClub) return { ok: false, reason: 'too_many_proposals' };
    await insertProposal(tx, { clubId, bookId, proposedBy: userId });
    return { ok: true };
  });

const idsOf = (named: readonly { readonly bookId: number }[]) => named.map(({ bookId }) => bookId);

async function booksInOpenVotes(tx: Database, clubId: number) {
  const votes = await findUncounted(tx, clubId);
  const candidates = await findCandidates(
    tx,
    votes.map(({ id }) => id),
  );
  return listBooks(tx, idsOf([...candidates.values()].flat()));
}
