import type { Database } from '../platform/db.ts';
import { reportedText } from './reported-text.ts';

/** A message as operators read it. */
export interface ContextMessage {
  readonly seq: number;
  readonly nickname: string;
  /** With the sentence that it quotes. Empty if it is deleted. */
  readonly body: string;
  readonly sentAt: Date;
}

/** Returns the messages around one, oldest first: it and up to `each` on both sides. */
export async function findMessageContext(
  db: Database,
  { meetingId, seq }: { meetingId: number; seq: number },
  each: number,
): Promise<ContextMessage[]> {
  const rows = await db.$queryRaw<(ContextMessage & { readonly quote: string | null })[]>`
    SELECT t.seq, u.nickname, t.body, t.quote_text AS quote, t.sent_at AS "sentAt"
    FROM messages t JOIN users u ON u.id = t.user_id
    WHERE t.meeting_id = ${meetingId} AND t.seq BETWEEN ${seq - each} AND ${seq + each}
    ORDER BY t.seq`;
  return rows.map(({ quote, ...row }) => ({ ...row, body: reportedText({ ...row, quote }) }));
}
