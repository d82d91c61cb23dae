import { type Database, Prisma } from '../platform/db.ts';
import type { BookVote, VoteCandidate } from './book-vote.ts';
import { fromVotes, isOver, toVote, type VoteRow, voteColumns } from './vote-columns.sql.ts';

/** Returns a vote; null if there is none. The caller decides whether the person may know of it. */
export async function findVote(db: Database, id: number): Promise<BookVote | null> {
  const [row] = await db.$queryRaw<VoteRow[]>`SELECT ${voteColumns} ${fromVotes} WHERE v.id = ${id}`;
  return row ? toVote(row) : null;
}

/** Finds the votes of a club that are not counted yet, the first to close first. */
export async function findUncounted(db: Database, clubId: number): Promise<BookVote[]> {
  const rows = await db.$queryRaw<VoteRow[]>`
    SELECT ${voteColumns} ${fromVotes}
    WHERE v.club_id = ${clubId} AND v.counted_at IS NULL ORDER BY v.closes_at, v.id`;
  return rows.map(toVote);
}

/** Finds the ids of the votes of `which`, the first to close first. */
export async function findVoteIds(db: Database, which: Prisma.Sql, limit: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT v.id ${fromVotes} WHERE ${which} ORDER BY v.closes_at, v.id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** Finds one page of the counted votes of a club, the newest first. */
export async function findCounted(
  db: Database,
  clubId: number,
  { skip, limit }: { readonly skip: number; readonly limit: number },
): Promise<{ readonly votes: readonly BookVote[]; readonly total: number }> {
  const [rows, total] = await Promise.all([
    db.$queryRaw<VoteRow[]>`
      SELECT ${voteColumns} ${fromVotes}
      WHERE v.club_id = ${clubId} AND v.counted_at IS NOT NULL
      ORDER BY v.id DESC LIMIT ${limit} OFFSET ${skip}`,
    db.bookVote.count({ where: { clubId, countedAt: { not: null } } }),
  ]);
  return { votes: rows.map(toVote), total };
}

/** Finds the candidates of votes in the order of proposal, by the id of the vote. */
export async function findCandidates(
  db: Database,
  voteIds: readonly number[],
): Promise<ReadonlyMap<number, readonly VoteCandidate[]>> {
  if (voteIds.length === 0) return new Map();
  const rows = await db.$queryRaw<(VoteCandidate & { readonly voteId: number })[]>`
    SELECT k.vote_id AS "voteId", k.place, k.book_id AS "bookId", k.proposed_by AS "proposedBy",
      u.nickname AS proposer, k.was_second AS "wasSecond"
    FROM book_vote_candidates k
      JOIN book_votes v ON v.id = k.vote_id
      LEFT JOIN club_memberships s ON s.club_id = v.club_id AND s.user_id = k.proposed_by
      LEFT JOIN users u ON u.id = s.user_id
    WHERE k.vote_id IN (${Prisma.join([...voteIds])}) ORDER BY k.vote_id, k.place`;
  return Map.groupBy(rows, ({ voteId }) => voteId);
}

/** Counts the open votes of a club, and those that it opened in the last 24 hours. */
export async function countVotes(
  tx: Database,
  clubId: number,
): Promise<{ readonly open: number; readonly today: number }> {
  const [row] = await tx.$queryRaw<[{ open: number; today: number }]>`
    SELECT (count(*) FILTER (WHERE NOT ${isOver}))::int AS open,
      (count(*) FILTER (WHERE v.opened_at > now() - interval '1 day'))::int AS today
    ${fromVotes} WHERE v.club_id = ${clubId}`;
  return row;
}
