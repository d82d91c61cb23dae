import { deletedText, hiddenText } from '../../public/js/chat/copy.js';
import { originalOfBlocked, quoteSource } from '../../public/js/chat/extras/copy.js';
import { emojiNames, emojis } from '../../public/js/chat/menu/emojis.js';
import type { ChatRoom } from './enter-chat.ts';
import { excerptOf } from './excerpt.ts';
import { mayPin, pinAction } from './pins/pinned-view.ts';
import type { Message } from './protocol.ts';

/** The reply, quote and reactions of a message, and its forms in the room without scripts. */
export interface ExtrasPart {
  /** The message that it answers; null for none. */
  readonly reply: RepliedPart | null;
  /** A sentence of the book; null for none. */
  readonly quote: { readonly text: string; readonly source: string } | null;
  readonly reactions: readonly ReactionPart[];
  /** The reactions that a reader may add. */
  readonly emojis: readonly { readonly emoji: string; readonly name: string }[];
  /** The address of the form that reacts to it; null if the reader may not react. */
  readonly reactAction: string | null;
  /** The address of the form that pins it; null if it is pinned or the reader may not pin it. */
  readonly pinAction: string | null;
  /** The address of the page on which the reader answers it; null if she may not. */
  readonly answerHref: string | null;
}

export interface RepliedPart {
  readonly href: string;
  readonly nickname: string;
  /** The beginning of its text, or why there is none. */
  readonly text: string;
}

export interface ReactionPart {
  readonly emoji: string;
  readonly name: string;
  readonly count: number;
  readonly isMine: boolean;
  /** Whether its button adds the reaction or takes it back; null if the reader may do neither. */
  readonly press: 'on' | 'off' | null;
}

const allEmojis = emojis.map((emoji) => ({ emoji, name: emojiNames[emoji] }));

/** @param path of the log, without a query */
export function extrasPart(
  { seq, replyTo, quote, reactions = [], deleted }: Message,
  { room, path, isPlain }: { room: ChatRoom; path: string; isPlain: boolean },
): ExtrasPart {
  const hasForms = isPlain && room.state === 'open' && !deleted;
  // A silenced member may take back her own reactions.
  const mayAdd = hasForms && room.silence === null;
  const mayReact = mayAdd || (hasForms && reactions.some(({ mine }) => mine));
  return {
    reply: replyTo === undefined ? null : repliedPart(room, replyTo, path),
    quote: quote ? { text: quote.text, source: quoteSource(quote.page) } : null,
    reactions: reactions.map(({ emoji, count, mine = false }) => ({
      emoji,
      name: emojiNames[emoji],
      count,
      isMine: mine,
      press: mine ? 'off' : mayAdd ? 'on' : null,
    })),
    emojis: mayAdd ? allEmojis : [],
    reactAction: mayReact ? `/meetings/${room.detail.meeting.id}/chat/messages/${seq}/react` : null,
    pinAction: isPlain && !deleted && mayPin(room) && room.pinned?.seq !== seq ? pinAction(room, seq) : null,
    answerHref: mayAdd ? `${path}?answer=${seq}#write` : null,
  };
}

function repliedPart(room: ChatRoom, seq: number, path: string): RepliedPart | null {
  const original = room.originals.get(seq);
  if (!original) return null;
  const isFolded = room.blockedIds.has(Number(original.userId));
  const text = isFolded ? originalOfBlocked : (original.body ?? (original.hidden ? hiddenText : deletedText));
  return { href: `${path}?after=${seq - 1}`, nickname: original.nickname, text: excerptOf(text) };
}
