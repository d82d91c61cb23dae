import { markAnswered } from '../asks/index.ts';
import { inTransaction } from '../platform/transaction.ts';
import { saveBallot } from './ballot-repository.ts';
import type { VoteServices } from './services.ts';
import { askOf } from './vote-ask.ts';
import { findVoteForMember } from './vote-for-asker.ts';
import { findCandidates } from './vote-repository.ts';

export type CastResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'no_candidate' | 'vote_over' | 'not_member' | 'not_found' };

interface Ballot {
  readonly voteId: number;
  /** Ids of books, the best first, each once. */
  readonly ranking: readonly number[];
}

/**
 * Stores a member's ranking in place of her earlier one. The database's clock refuses it after the
 * close.
 */
export async function castBallot(
  services: VoteServices,
  userId: number,
  { voteId, ranking }: Ballot,
): Promise<CastResult> {
  const found = await findVoteForMember(services.db, voteId, userId);
  if (!found.ok) return found;
  const candidates = (await findCandidates(services.db, [voteId])).get(voteId) ?? [];
  const known = new Set(candidates.map(({ bookId }) => bookId));
  if (!ranking.every((bookId) => known.has(bookId))) return { ok: false, reason: 'no_candidate' };
  const isStored = await inTransaction(
    services.db,
    async (tx) => {
      const isSaved = await saveBallot(tx, { voteId, userId, ranking });
      if (isSaved) await markAnswered(services, tx, askOf(voteId), userId);
      return isSaved;
    },
    services.jitter,
  );
  if (isStored) return { ok: true };
  const now = await findVoteForMember(services.db, voteId, userId);
  return now.ok ? { ok: false, reason: 'vote_over' } : now;
}
