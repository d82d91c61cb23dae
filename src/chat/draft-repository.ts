import type pg from 'pg';
import { insertMessageSql, insertMessagesSql } from './insert-messages.sql.ts';
import { toMessage } from './message-row.ts';
import type { Message } from './protocol.ts';

export interface Draft {
  readonly userId: number;
  readonly clientId: string;
  readonly body: string;
}

interface StoredRow {
  /** The place of the draft, from 1. */
  readonly n: number;
  readonly nickname: string;
  readonly seq: number;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
}

/**
 * Stores drafts of one room in one statement, which also checks membership, status and time by the
 * database's clock. Returns in their order the new messages, and null for a draft that may not be
 * stored; that is each one if `wordsVersion` is not the newest.
 * @throws a unique violation, and stores nothing, if a sender used one of the client ids before
 */
export async function insertNewMessages(
  pool: pg.Pool,
  meetingId: number,
  drafts: readonly Draft[],
  wordsVersion: number,
): Promise<(Message | null)[]> {
  const [first] = drafts;
  if (first === undefined) return [];
  const { rows } = await pool.query<{ stored: StoredRow }>(
    drafts.length === 1
      ? {
          name: 'chat-insert',
          text: insertMessageSql,
          values: [meetingId, first.userId, first.clientId, first.body, wordsVersion],
        }
      : {
          name: 'chat-insert-several',
          text: insertMessagesSql,
          values: [
            meetingId,
            drafts.map((draft) => draft.userId),
            drafts.map((draft) => draft.clientId),
            drafts.map((draft) => draft.body),
            wordsVersion,
          ],
        },
  );
  const byPlace = new Map(rows.map(({ stored }) => [stored.n, stored]));
  return drafts.map((draft, at) => {
    const row = byPlace.get(at + 1);
    return row ? messageOf(meetingId, draft, row) : null;
  });
}

const messageOf = (meetingId: number, draft: Draft, { seq, nickname, sentAt }: StoredRow): Message =>
  toMessage(meetingId, {
    seq,
    client_id: draft.clientId,
    user_id: draft.userId,
    nickname,
    body: draft.body,
    sent_at: new Date(sentAt),
    is_hidden: false,
  });
