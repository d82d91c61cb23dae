import type { Database } from '../platform/db.ts';

/** A message as operators read it. */
export interface ContextMessage {
  readonly seq: number;
  readonly nickname: string;
  /** Empty if it is deleted. */
  readonly body: string;
  readonly sentAt: Date;
}

/** Returns the messages around one, oldest first: it and up to `each` on both sides. */
export const findMessageContext = (
  db: Database,
  { meetingId, seq }: { meetingId: number; seq: number },
  each: number,
): Promise<ContextMessage[]> =>
  db.$queryRaw<ContextMessage[]>`
    SELECT t.seq, u.nickname, t.body, t.sent_at AS "sentAt"
    FROM messages t JOIN users u ON u.id = t.user_id
    WHERE t.meeting_id = ${meetingId} AND t.seq BETWEEN ${seq - each} AND ${seq + each}
    ORDER BY t.seq`;
