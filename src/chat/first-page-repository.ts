import type pg from 'pg';
import { historyPage } from '../../public/js/chat/protocol.js';
import { type MessageRow, messageColumns, toMessage } from './message-row.ts';
import type { Message } from './protocol.ts';

// PostgreSQL keeps one plan for all runs only if it would guess the same number of rows without
// the parameters. Hence the subqueries around the arrays, and the limits in the text. A plan for
// each run took three times the CPU, and six times with partitions.
const firstPagesSql = `
  SELECT q.n, q.meeting_id, ${messageColumns}
  FROM unnest((SELECT $1::int[]), (SELECT $2::int[])) WITH ORDINALITY AS q (meeting_id, after_seq, n)
  CROSS JOIN LATERAL (
    (SELECT * FROM messages
     WHERE meeting_id = q.meeting_id AND seq > q.after_seq ORDER BY seq LIMIT ${historyPage.max + 1})
    UNION ALL
    (SELECT * FROM messages
     WHERE meeting_id = q.meeting_id AND q.after_seq IS NULL ORDER BY seq DESC LIMIT ${historyPage.default + 1})
  ) m
  JOIN users u ON u.id = m.user_id
  ORDER BY q.n, m.seq`;

/**
 * Returns pages of many rooms in one statement, in the order asked, each oldest first: the first
 * messages after a number, or, if that is null, the last ones of the room. Each holds one message
 * more than the page that it is for, if there are more.
 */
export async function findFirstPages(
  pool: pg.Pool,
  asked: readonly { meetingId: number; afterSeq: number | null }[],
): Promise<Message[][]> {
  const { rows } = await pool.query<MessageRow & { n: string; meeting_id: number }>({
    name: 'chat-first-pages',
    text: firstPagesSql,
    values: [asked.map((one) => one.meetingId), asked.map((one) => one.afterSeq)],
  });
  const pages: Message[][] = asked.map(() => []);
  for (const row of rows) pages[Number(row.n) - 1]?.push(toMessage(row.meeting_id, row));
  return pages;
}
