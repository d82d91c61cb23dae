import type { Database } from '../platform/db.ts';
import { reportedText } from './reported-text.ts';

/** A message as operators read it. */
export interface ContextMessage {
  readonly seq: number;
  readonly nickname: string;
  /** With the sentence that it quotes. Empty if it is deleted. */
  readonly body: string;
  readonly sentAt: Date;
  /** The message that it answers; null for none. */
  readonly answered: { readonly nickname: string; readonly body: string } | null;
  readonly reactions: Readonly<Record<string, number>> | null;
}

/** Returns the messages around one, oldest first: it and up to `each` on both sides. */
export async function findMessageContext(
  db: Database,
  { meetingId, seq }: { meetingId: number; seq: number },
  each: number,
): Promise<ContextMessage[]> {
  const rows = await db.$queryRaw<(ContextMessage & { readonly quote: string | null })[]>`
    SELECT t.seq, u.nickname, t.body, t.quote_text AS quote, t.sent_at AS "sentAt",
      t.reaction_counts AS reactions,
      CASE WHEN o.seq IS NOT NULL
        THEN json_build_object('nickname', ou.nickname, 'body', left(o.body, 200)) END AS answered
    FROM messages t JOIN users u ON u.id = t.user_id
    LEFT JOIN messages o ON o.meeting_id = t.meeting_id AND o.seq = t.reply_to
    LEFT JOIN users ou ON ou.id = o.user_id
    WHERE t.meeting_id = ${meetingId} AND t.seq BETWEEN ${seq - each} AND ${seq + each}
    ORDER BY t.seq`;
  return rows.map(({ quote, ...row }) => ({ ...row, body: reportedText({ ...row, quote }) }));
}
