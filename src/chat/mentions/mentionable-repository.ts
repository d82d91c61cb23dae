import type pg from 'pg';
import { isKnownToText, seatCounts } from '../../meetings/index.ts';

/** A member whose name may stand in a draft. */
export interface Mentionable {
  /** Of the draft that names her, from 1. */
  readonly draftNumber: number;
  readonly userId: number;
  readonly nickname: string;
}

/** The most names that one draft is compared with. */
const mostNames = 50;

/**
 * Returns for each text the members of the meeting whose nicknames stand in it after an `@`, the
 * longest first. Leaves out its author, people whom she blocked, and people who blocked her.
 */
export async function findMentionable(
  pool: pg.Pool,
  meetingId: number,
  texts: readonly { readonly userId: number; readonly body: string }[],
): Promise<Mentionable[]> {
  const { rows } = await pool.query<Mentionable>({
    name: 'chat-mentionable',
    text: `SELECT d.n::int AS "draftNumber", p.user_id AS "userId", p.nickname
           FROM (
             SELECT author_id, lower(body) AS key, n
             FROM unnest($2::int[], $3::text[]) WITH ORDINALITY AS d (author_id, body, n) OFFSET 0
           ) d
           CROSS JOIN LATERAL (
             SELECT s.user_id, u.nickname
             FROM memberships s
             JOIN meetings m ON m.id = s.meeting_id
             JOIN users u ON u.id = s.user_id
             WHERE s.meeting_id = $1 AND s.user_id <> d.author_id
               AND strpos(d.key, '@' || lower(u.nickname)) > 0
               AND ${seatCounts('s.user_id')} AND ${isKnownToText('s.user_id')}
               AND NOT EXISTS (SELECT FROM user_blocks b
                 WHERE b.blocker_id = s.user_id AND b.blocked_id = d.author_id
                   OR b.blocker_id = d.author_id AND b.blocked_id = s.user_id)
             ORDER BY length(u.nickname) DESC, s.user_id LIMIT ${mostNames}
           ) p`,
    values: [meetingId, texts.map(({ userId }) => userId), texts.map(({ body }) => body)],
  });
  return rows;
}
