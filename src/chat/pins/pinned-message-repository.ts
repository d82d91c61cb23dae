import type pg from 'pg';
import { type MessageRow, messageColumns, toMessage } from '../message-row.ts';
import type { Message } from '../protocol.ts';

/** Returns the pinned message of a room; null for none. */
export async function findPinnedMessage(pool: pg.Pool, meetingId: number): Promise<Message | null> {
  const { rows } = await pool.query<MessageRow>({
    name: 'chat-pinned',
    text: `SELECT ${messageColumns}
           FROM message_pins pin
           JOIN messages m ON m.meeting_id = pin.meeting_id AND m.seq = pin.seq AND m.body <> ''
           JOIN users u ON u.id = m.user_id
           WHERE pin.meeting_id = $1`,
    values: [meetingId],
  });
  const [row] = rows;
  return row ? toMessage(meetingId, row) : null;
}
