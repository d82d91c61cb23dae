import { type MentionPlace, toMention } from './mentions/mention-place.ts';
import type { Message, MessageExtras } from './protocol.ts';
import { listCounts, type ReactionCounts } from './reactions/reaction.ts';

/** The columns of a message that `toMessage` needs, from `messages m` and `users u`. */
export const messageColumns = `m.seq, m.client_id, m.user_id, u.nickname, m.body, m.sent_at,
  m.hidden_at IS NOT NULL AS is_hidden,
  CASE WHEN m.reply_to IS NOT NULL OR m.quote_text IS NOT NULL OR m.mentions IS NOT NULL OR m.reaction_counts IS NOT NULL
    THEN json_strip_nulls(json_build_object(
      'replyTo', m.reply_to, 'places', m.mentions, 'counts', m.reaction_counts,
      'quote', CASE WHEN m.quote_text IS NOT NULL
        THEN json_build_object('text', m.quote_text, 'page', m.quote_page) END))
  END AS extras`;

export interface MessageRow {
  readonly seq: number;
  readonly client_id: string;
  readonly user_id: number;
  readonly nickname: string;
  /** Empty exactly if the message is deleted. */
  readonly body: string;
  readonly sent_at: Date;
  readonly is_hidden: boolean;
  readonly extras:
    | (Pick<MessageExtras, 'replyTo' | 'quote'> & {
        readonly places?: readonly MentionPlace[];
        readonly counts?: ReactionCounts;
      })
    | null;
}

/** Returns a stored message as it is sent to browsers. A deleted one has nothing but its place. */
export const toMessage = (meetingId: number, row: MessageRow): Message => ({
  id: `${meetingId}-${row.seq}`,
  seq: row.seq,
  clientId: row.client_id,
  meetingId: String(meetingId),
  userId: String(row.user_id),
  nickname: row.nickname,
  ...(row.body === ''
    ? { deleted: true, ...(row.is_hidden ? { hidden: true as const } : {}) }
    : { body: row.body, ...extrasOf(row.extras) }),
  sentAt: row.sent_at.toISOString(),
});

function extrasOf(extras: MessageRow['extras']): MessageExtras {
  if (!extras) return {};
  const { counts, places, ...others } = extras;
  return {
    ...others,
    ...(places ? { mentions: places.map(toMention) } : {}),
    ...(counts ? { reactions: listCounts(counts).map((one) => ({ ...one, mine: false })) } : {}),
  };
}
