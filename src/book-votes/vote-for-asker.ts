import { type ClubForAsker, findClubForAsker, isMember } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import type { BookVote } from './book-vote.ts';
import { findVote } from './vote-repository.ts';

/** A vote and the club as the asking person sees it. */
export interface VoteForAsker {
  readonly vote: BookVote;
  readonly clubForAsker: ClubForAsker;
}

export type VoteForMember =
  | ({ readonly ok: true } & VoteForAsker)
  | { readonly ok: false; readonly reason: 'not_found' }
  | { readonly ok: false; readonly reason: 'not_member'; readonly clubId: number };

/** Finds a vote for a member. A vote of a club that a person may not know of is not found. */
export async function findVoteForMember(
  db: Database,
  voteId: number,
  userId: number,
): Promise<VoteForMember> {
  const vote = await findVote(db, voteId);
  const clubForAsker = vote && (await findClubForAsker(db, vote.clubId, userId));
  if (!vote || !clubForAsker) return { ok: false, reason: 'not_found' };
  if (!isMember(clubForAsker.asker)) return { ok: false, reason: 'not_member', clubId: vote.clubId };
  return { ok: true, vote, clubForAsker };
}
