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
  firstPages: {
    name: 'chat-first-pages',
    text: `SELECT q.n, q.meeting_id, ${messageColumns}
           FROM unnest($1::int[], $2::int[]) WITH ORDINALITY AS q (meeting_id, after_seq, n)
           CROSS JOIN LATERAL (
             (SELECT * FROM messages
              WHERE meeting_id = q.meeting_id AND seq > q.after_seq ORDER BY seq LIMIT $3)
             UNION ALL
             (SELECT * FROM messages
              WHERE meeting_id = q.meeting_id AND q.after_seq IS NULL ORDER BY seq DESC LIMIT $4)
           ) m
           JOIN users u ON u.id = m.user_id
           ORDER BY q.n, m.seq`,
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

/**
 * Returns pages of many rooms in one statement, in the order asked, each oldest first: the first
 * `limits.after` messages after a number, or, if that is null, the last `limits.last` of the room.
 */
export async function findFirstPages(
  pool: pg.Pool,
  asked: readonly { meetingId: number; afterSeq: number | null }[],
  limits: { after: number; last: number },
): Promise<Message[][]> {
  const { rows } = await pool.query<MessageRow & { n: string; meeting_id: number }>({
    ...statements.firstPages,
    values: [asked.map((one) => one.meetingId), asked.map((one) => one.afterSeq), limits.after, limits.last],
  });
  const pages: Message[][] = asked.map(() => []);
  for (const row of rows) pages[Number(row.n) - 1]?.push(toMessage(row.meeting_id, row));
  return pages;
}
