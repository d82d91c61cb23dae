import type pg from 'pg';
import { insertMessageSql, insertMessagesSql, insertMessagesWithExtrasSql } from './insert-messages.sql.ts';
import { toPlace } from './mentions/mention-place.ts';
import { toMessage } from './message-row.ts';
import type { Message, MessageExtras } from './protocol.ts';

export interface Draft extends Omit<MessageExtras, 'reactions'> {
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
  readonly replyTo?: number | null;
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
  if (drafts.length === 0) return [];
  const { rows } = await pool.query<{ stored: StoredRow }>(statementFor(meetingId, drafts, wordsVersion));
  const byPlace = new Map(rows.map(({ stored }) => [stored.n, stored]));
  return drafts.map((draft, at) => {
    const row = byPlace.get(at + 1);
    return row ? messageOf(meetingId, draft, row) : null;
  });
}

/** The plain statements are shorter, and most drafts are plain. */
function statementFor(meetingId: number, drafts: readonly Draft[], wordsVersion: number): pg.QueryConfig {
  const [first] = drafts;
  const arrays = [
    drafts.map((draft) => draft.userId),
    drafts.map((draft) => draft.clientId),
    drafts.map((draft) => draft.body),
  ];
  if (drafts.some(({ replyTo, quote, mentions }) => replyTo ?? quote ?? mentions))
    return {
      name: 'chat-insert-with-extras',
      text: insertMessagesWithExtrasSql,
      values: [
        meetingId,
        ...arrays,
        wordsVersion,
        drafts.map(({ replyTo = null }) => replyTo),
        drafts.map(({ quote }) => quote?.text ?? null),
        drafts.map(({ quote }) => quote?.page ?? null),
        drafts.map(({ mentions }) => (mentions ? JSON.stringify(mentions.map(toPlace)) : null)),
      ],
    };
  if (drafts.length === 1 && first)
    return {
      name: 'chat-insert',
      text: insertMessageSql,
      values: [meetingId, first.userId, first.clientId, first.body, wordsVersion],
    };
  return {
    name: 'chat-insert-several',
    text: insertMessagesSql,
    values: [meetingId, ...arrays, wordsVersion],
  };
}

const messageOf = (
  meetingId: number,
  { clientId, userId, body, quote, mentions }: Draft,
  { seq, nickname, sentAt, replyTo }: StoredRow,
): Message =>
  toMessage(meetingId, {
    seq,
    client_id: clientId,
    user_id: userId,
    nickname,
    body,
    sent_at: new Date(sentAt),
    is_hidden: false,
    extras: {
      ...(replyTo ? { replyTo } : {}),
      ...(quote ? { quote } : {}),
      ...(mentions ? { places: mentions.map(toPlace) } : {}),
    },
  });
