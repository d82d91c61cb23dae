import type { Database } from '../platform/db.ts';
import type { Answer } from './date-poll.ts';

export type Answers = ReadonlyMap<number, Answer>;

/**
 * Stores a member's answers to dates of a poll. An answer that stays the same keeps its place in
 * the order of answers. Ignores dates of other polls. Locks her membership.
 * @returns the number of dates that she answered
 */
export async function storeAnswers(
  tx: Database,
  { pollId, userId }: { readonly pollId: number; readonly userId: number },
  given: Answers,
): Promise<number> {
  const rows = await tx.$queryRaw<unknown[]>`
    WITH given AS (
      SELECT o.id, o.poll_id, g.answer
      FROM unnest(${[...given.keys()]}::int[], ${[...given.values()]}::text[]) AS g (id, answer)
        JOIN date_poll_options o ON o.id = g.id AND o.poll_id = ${pollId}
    ), member AS (
      SELECT s.club_id FROM club_memberships s JOIN date_polls p ON p.club_id = s.club_id
      WHERE p.id = ${pollId} AND s.user_id = ${userId} FOR KEY SHARE OF s
    ), stored AS (
      INSERT INTO date_poll_answers (option_id, user_id, poll_id, club_id, answer)
      SELECT g.id, ${userId}::int, g.poll_id, m.club_id, g.answer FROM given g CROSS JOIN member m ORDER BY g.id
      ON CONFLICT (option_id, user_id) DO UPDATE SET answer = excluded.answer, answered_at = excluded.answered_at
        WHERE date_poll_answers.answer <> excluded.answer
    )
    SELECT 1 FROM given CROSS JOIN member`;
  return rows.length;
}

/** Returns the members who can come on a date, the one who said so first at the front. */
export async function findComers(tx: Database, optionId: number): Promise<number[]> {
  const rows = await tx.$queryRaw<{ userId: number }[]>`
    SELECT user_id AS "userId" FROM date_poll_answers WHERE option_id = ${optionId} AND answer = 'yes'
    ORDER BY answered_at, user_id`;
  return rows.map(({ userId }) => userId);
}
