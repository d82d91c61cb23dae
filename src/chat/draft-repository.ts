import type pg from 'pg';
import { insertMessagesSql } from './insert-messages.sql.ts';
import { type MessageRow, messageColumns, toMessage } from './message-row.ts';
import type { Message } from './protocol.ts';
import { noWords, type Words } from './room-words.ts';

export interface Draft {
  readonly userId: number;
  readonly clientId: string;
  readonly body: string;
}

interface StoredRow {
  readonly n: number;
  readonly isNew: boolean;
  readonly nickname: string;
  readonly seq: number;
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
}

/** The message of a draft; null: the draft was refused and not stored. */
export type StoredDraft = { readonly message: Message; readonly isNew: boolean } | null;

/**
 * Stores drafts of one room in one statement, which also checks membership, status and time by the
 * database's clock. The drafts must differ in (userId, clientId). The result has their order: a
 * draft whose client id its sender used before returns the message stored then, and a draft that
 * may not be stored returns null; so do all new ones if `words` is not the newest list.
 * @throws a unique violation if another process stores the same draft at the same moment; called
 * again, it returns that message
 */
export async function insertMessages(
  pool: pg.Pool,
  meetingId: number,
  drafts: readonly Draft[],
  words: Words = noWords,
): Promise<StoredDraft[]> {
  const { rows } = await pool.query<{ stored: StoredRow }>({
    name: 'chat-insert',
    text: insertMessagesSql,
    values: [
      meetingId,
      drafts.map((draft) => draft.userId),
      drafts.map((draft) => draft.clientId),
      drafts.map((draft) => draft.body),
      words.version,
      drafts.map((draft) => words.holds(draft.body)),
    ],
  });
  const byPlace = new Map(rows.map(({ stored }) => [stored.n, stored]));
  return drafts.map(({ userId, clientId }, i) => {
    const row = byPlace.get(i + 1);
    if (!row) return null;
    const { seq, nickname, body, isNew } = row;
    const sentAt = new Date(row.sentAt);
    const stored = { nickname, body, sent_at: sentAt, is_hidden: false };
    const message = { seq, client_id: clientId, user_id: userId, ...stored };
    return { message: toMessage(meetingId, message), isNew };
  });
}

/** Returns the message that a member sent with this client id, and null if there is none. */
export async function findByClientId(
  pool: pg.Pool,
  meetingId: number,
  { userId, clientId }: Pick<Draft, 'userId' | 'clientId'>,
): Promise<Message | null> {
  const { rows } = await pool.query<MessageRow>({
    name: 'chat-by-client-id',
    text: `SELECT ${messageColumns} FROM messages m JOIN users u ON u.id = m.user_id
           WHERE m.meeting_id = $1 AND m.user_id = $2 AND m.client_id = $3`,
    values: [meetingId, userId, clientId],
  });
  return rows[0] ? toMessage(meetingId, rows[0]) : null;
}
