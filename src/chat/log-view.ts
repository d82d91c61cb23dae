import { deletedText, hiddenText } from '../../public/js/chat/copy.js';
import { deletableForMs, followsAuthor } from '../../public/js/chat/protocol.js';
import { formerMemberId } from '../accounts/index.ts';
import { mayLead } from '../meetings/index.ts';
import { koreanDay, koreanTime } from '../platform/korean-date.ts';
import type { ChatRoom } from './enter-chat.ts';
import { type ExtrasPart, extrasPart } from './extras-view.ts';
import { type BodyPart, bodyParts, plainPart } from './mentions/body-parts.ts';
import { type PinnedPart, pinnedPart } from './pins/pinned-view.ts';
import type { Message } from './protocol.ts';

/** The reason as it was typed, and why it is refused. */
export interface ReasonField {
  readonly value: string;
  readonly error: string | null;
}

export interface Bubble extends ExtrasPart {
  readonly seq: number;
  readonly userId: string;
  readonly nickname: string;
  readonly isMine: boolean;
  readonly isLeader: boolean;
  /** The text, cut where it names members. */
  readonly body: readonly BodyPart[];
  readonly isDeleted: boolean;
  /** Whether the reader blocked its author: she unfolds it. */
  readonly isFolded: boolean;
  /** The address of the form that deletes it; null if the reader may not delete it. */
  readonly deleteAction: string | null;
  /** The field for a leader's reason; null if the reader may not delete it or wrote it herself. */
  readonly reason: ReasonField | null;
  /** Where the reader reports it; null for her own, and for a deleted one. */
  readonly reportHref: string | null;
  readonly sentAtIso: string;
  readonly timeText: string;
  /** Shown above the first message of a day. */
  readonly dayText: string | null;
  /** Whether the same author wrote the message before, a moment ago: her name is not repeated. */
  readonly follows: boolean;
}

/** The reason in the form of a deletion, refused or restored. */
export interface TypedReason extends ReasonField {
  readonly seq: number;
}

/** A page of the log, with the addresses of the pages before and after it. */
export interface LogPage {
  readonly messages: readonly Bubble[];
  /** The pinned message; null for none. */
  readonly pinned: PinnedPart | null;
  readonly olderHref: string | null;
  readonly newerHref: string | null;
}

/** @param path the page's own address, without a query */
export function logPage(
  room: ChatRoom,
  {
    viewerId,
    path,
    isPlain = false,
    refused = null,
  }: { viewerId: number; path: string; isPlain?: boolean; refused?: TypedReason | null },
): LogPage {
  const { messages } = room;
  const [first, last] = [messages[0], messages.at(-1)];
  return {
    messages: messages.map((message, i) =>
      bubble(message, messages[i - 1], { room, viewerId, path, isPlain, refused }),
    ),
    pinned: pinnedPart(room, path, isPlain),
    olderHref: room.hasOlder && first ? `${path}?before=${first.seq}` : null,
    newerHref: room.hasNewer && last ? `${path}?after=${last.seq}` : null,
  };
}

function bubble(
  message: Message,
  before: Message | undefined,
  about: {
    room: ChatRoom;
    viewerId: number;
    path: string;
    isPlain: boolean;
    refused: TypedReason | null;
  },
): Bubble {
  const { meeting, now } = about.room.detail;
  const isMine = message.userId === String(about.viewerId);
  const sentAt = new Date(message.sentAt);
  const day = koreanDay(sentAt, now);
  const sentBefore = before && new Date(before.sentAt);
  const isNewDay = !sentBefore || koreanDay(sentBefore, now) !== day;
  const isDeletable = mayDelete(message, about.room, isMine);
  const refused = about.refused?.seq === message.seq ? about.refused : null;
  return {
    seq: message.seq,
    userId: message.userId,
    nickname: message.nickname,
    isMine,
    // Former members share one account: nobody knows which of them led.
    isLeader: meeting.leaderId !== formerMemberId && message.userId === String(meeting.leaderId),
    body: message.deleted
      ? [plainPart(message.hidden ? hiddenText : deletedText)]
      : bodyParts(message, about.viewerId),
    isDeleted: message.deleted === true,
    isFolded: message.deleted !== true && about.room.blockedIds.has(Number(message.userId)),
    deleteAction: isDeletable ? `/meetings/${meeting.id}/chat/messages/${message.seq}/delete` : null,
    reason: isDeletable && !isMine ? (refused ?? { value: '', error: null }) : null,
    reportHref: isMine || message.deleted ? null : `/report?kind=message&id=${meeting.id}&seq=${message.seq}`,
    sentAtIso: message.sentAt,
    timeText: koreanTime(sentAt),
    dayText: isNewDay ? day : null,
    ...extrasPart(message, about),
    follows: before !== undefined && !isNewDay && followsAuthor(message, before),
  };
}

/** Whether the database would delete this message for the reader, by the time of the page. */
function mayDelete(message: Message, { detail, state }: ChatRoom, isMine: boolean): boolean {
  if (message.deleted || state !== 'open') return false;
  const { meeting, asker, now } = detail;
  return mayLead(meeting, asker) || (isMine && now.getTime() - Date.parse(message.sentAt) < deletableForMs);
}
