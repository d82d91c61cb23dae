import type pg from 'pg';
import { type MessageRow, messageColumns, toMessage } from './message-row.ts';
import type { Message } from './protocol.ts';

/** Returns the messages that those of a page answer, by number. Without replies it asks nothing. */
export async function findOriginals(
  pool: pg.Pool,
  meetingId: number,
  page: readonly Message[],
): Promise<ReadonlyMap<number, Message>> {
  const numbers = new Set(page.flatMap(({ replyTo }) => replyTo ?? []));
  if (numbers.size === 0) return new Map();
  const { rows } = await pool.query<MessageRow>({
    name: 'chat-originals',
    text: `SELECT ${messageColumns} FROM messages m JOIN users u ON u.id = m.user_id
           WHERE m.meeting_id = $1 AND m.seq = ANY ($2::int[])`,
    values: [meetingId, [...numbers]],
  });
  return new Map(rows.map((row) => [row.seq, toMessage(meetingId, row)]));
}
