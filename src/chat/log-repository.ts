import type pg from 'pg';
import { type MessageRow, messageColumns, toMessage } from './message-row.ts';
import type { Message } from './protocol.ts';

const statements = {
  after: {
    name: 'chat-after',
    text: `SELECT ${messageColumns} FROM messages m JOIN users u ON u.id = m.user_id
           WHERE m.meeting_id = $1 AND m.seq > $2 ORDER BY m.seq LIMIT $3`,
  },
  before: {
    name: 'chat-before',
    text: `SELECT ${messageColumns} FROM messages m JOIN users u ON u.id = m.user_id
           WHERE m.meeting_id = $1 AND m.seq < $2 ORDER BY m.seq DESC LIMIT $3`,
  },
};

/** Returns up to `limit` messages on one side of a number, oldest first: those nearest to it. */
export async function findMessages(
  pool: pg.Pool,
  meetingId: number,
  { side, seq, limit }: { side: 'after' | 'before'; seq: number; limit: number },
): Promise<Message[]> {
  const { rows } = await pool.query<MessageRow>({
    ...statements[side],
    values: [meetingId, seq, limit],
  });
  const messages = rows.map((row) => toMessage(meetingId, row));
  return side === 'after' ? messages : messages.reverse();
}
