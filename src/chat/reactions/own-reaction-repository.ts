import type pg from 'pg';
import type { Message } from '../protocol.ts';

/** A page of the log and the person who reads it. */
export interface ReadPage {
  readonly meetingId: number;
  readonly userId: number;
  readonly messages: readonly Message[];
}

/**
 * Returns the messages of each page, with the reader's own reactions marked. Asks the database only
 * if a page holds reactions.
 */
export async function markOwnReactions(pool: pg.Pool, pages: readonly ReadPage[]): Promise<Message[][]> {
  const places = pages.flatMap(({ meetingId, userId, messages }) =>
    messages.flatMap(({ seq, reactions }) => (reactions ? [{ meetingId, userId, seq }] : [])),
  );
  if (places.length === 0) return pages.map(({ messages }) => [...messages]);
  const { rows } = await pool.query<{ meetingId: number; userId: number; seq: number; emoji: string }>({
    name: 'chat-own-reactions',
    text: `SELECT x.meeting_id AS "meetingId", x.user_id AS "userId", x.seq, x.emoji
           FROM unnest($1::int[], $2::int[], $3::int[]) AS q (meeting_id, user_id, seq)
           JOIN message_reactions x USING (user_id, meeting_id, seq)`,
    values: [
      places.map(({ meetingId }) => meetingId),
      places.map(({ userId }) => userId),
      places.map(({ seq }) => seq),
    ],
  });
  const own = new Set(rows.map((row) => `${row.meetingId}:${row.userId}:${row.seq}:${row.emoji}`));
  return pages.map(({ meetingId, userId, messages }) =>
    messages.map((message) =>
      message.reactions
        ? {
            ...message,
            reactions: message.reactions.map((reaction) => ({
              ...reaction,
              mine: own.has(`${meetingId}:${userId}:${message.seq}:${reaction.emoji}`),
            })),
          }
        : message,
    ),
  );
}
