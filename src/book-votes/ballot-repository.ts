import type { Database } from '../platform/db.ts';
import { fromVotes, isOver } from './vote-columns.sql.ts';

/**
 * Stores a member's ranking in place of her earlier one. Locks the vote against counting and her
 * membership, and stores nothing if the vote is over or she is no member.
 * @returns whether it was stored
 */
export async function saveBallot(
  tx: Database,
  { voteId, userId, ranking }: { voteId: number; userId: number; ranking: readonly number[] },
): Promise<boolean> {
  const stored = await tx.$executeRaw`
    INSERT INTO book_vote_ballots (vote_id, club_id, user_id, ranking)
    SELECT v.id, s.club_id, s.user_id, ${[...ranking]}::int[]
    ${fromVotes} JOIN club_memberships s ON s.club_id = v.club_id AND s.user_id = ${userId}
    WHERE v.id = ${voteId} AND NOT ${isOver}
    FOR SHARE OF v FOR KEY SHARE OF s
    ON CONFLICT (vote_id, user_id) DO UPDATE
      SET ranking = excluded.ranking, cast_at = clock_timestamp()`;
  return stored === 1;
}

/** Returns the ranking of one member; null if she has not voted. */
export async function findBallot(
  db: Database,
  voteId: number,
  userId: number,
): Promise<readonly number[] | null> {
  const ballot = await db.bookVoteBallot.findUnique({
    where: { voteId_userId: { voteId, userId } },
    select: { ranking: true },
  });
  return ballot?.ranking ?? null;
}

/** Returns the votes among these in which a member has a ballot. */
export async function findVoted(
  db: Database,
  voteIds: readonly number[],
  userId: number,
): Promise<ReadonlySet<number>> {
  const rows = await db.bookVoteBallot.findMany({
    where: { voteId: { in: [...voteIds] }, userId },
    select: { voteId: true },
  });
  return new Set(rows.map(({ voteId }) => voteId));
}

/**
 * Returns the rankings of all who were members at the end of a vote. Those of members who left
 * since then stand on the vote, without their names. The caller has locked the vote.
 */
export async function findRankings(tx: Database, voteId: number): Promise<(readonly number[])[]> {
  const rows = await tx.$queryRaw<{ ranking: number[] }[]>`
    SELECT to_jsonb(ranking) AS ranking FROM book_vote_ballots WHERE vote_id = ${voteId}
    UNION ALL
    SELECT jsonb_array_elements(left_rankings) FROM book_votes WHERE id = ${voteId}`;
  return rows.map(({ ranking }) => ranking);
}
