import type pg from 'pg';
import { emojis } from '../../../public/js/chat/menu/emojis.js';
import type { Reactors } from '../protocol.ts';

/** The most names that one emoji is answered with. */
const mostNames = 50;

/** Returns who reacted to a message, the first ones of each emoji. Empty for a deleted message. */
export async function findReactors(pool: pg.Pool, meetingId: number, seq: number): Promise<Reactors[]> {
  const { rows } = await pool.query<{ emoji: string; userId: string; nickname: string }>({
    name: 'chat-reactors',
    text: `SELECT x.emoji, x.user_id::text AS "userId", u.nickname
           FROM messages m
           CROSS JOIN unnest($3::text[]) AS e (emoji)
           CROSS JOIN LATERAL (
             SELECT * FROM message_reactions
             WHERE meeting_id = m.meeting_id AND seq = m.seq AND emoji = e.emoji
             ORDER BY reacted_at, user_id LIMIT $4
           ) x
           JOIN users u ON u.id = x.user_id
           WHERE m.meeting_id = $1 AND m.seq = $2 AND m.body <> ''
           ORDER BY x.reacted_at, x.user_id`,
    values: [meetingId, seq, emojis, mostNames],
  });
  return emojis.flatMap((emoji) => {
    const people = rows
      .filter((row) => row.emoji === emoji)
      .map(({ userId, nickname }) => ({ userId, nickname }));
    return people.length > 0 ? [{ emoji, people }] : [];
  });
}
