import type { Message } from './protocol.ts';

/** The columns of a message that `toMessage` needs, from `messages m` and `users u`. */
export const messageColumns =
  'm.seq, m.client_id, m.user_id, u.nickname, m.body, m.sent_at, m.hidden_at IS NOT NULL AS is_hidden';

export interface MessageRow {
  readonly seq: number;
  readonly client_id: string;
  readonly user_id: number;
  readonly nickname: string;
  /** Empty exactly if the message is deleted. */
  readonly body: string;
  readonly sent_at: Date;
  readonly is_hidden: boolean;
}

/** Returns a stored message as it is sent to browsers. */
export const toMessage = (meetingId: number, row: MessageRow): Message => ({
  id: `${meetingId}-${row.seq}`,
  seq: row.seq,
  clientId: row.client_id,
  meetingId: String(meetingId),
  userId: String(row.user_id),
  nickname: row.nickname,
  ...(row.body === ''
    ? { deleted: true, ...(row.is_hidden ? { hidden: true as const } : {}) }
    : { body: row.body }),
  sentAt: row.sent_at.toISOString(),
});
