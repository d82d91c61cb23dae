import { followsAuthor } from '../../public/js/chat/protocol.js';
import type { Page } from '../platform/http/render.ts';
import { koreanDateTime, koreanDay, koreanPeriod, koreanTime } from '../platform/korean-date.ts';
import type { ChatRoom } from './enter-chat.ts';
import type { Message } from './protocol.ts';

interface Bubble {
  readonly seq: number;
  readonly userId: string;
  readonly nickname: string;
  readonly isMine: boolean;
  readonly isLeader: boolean;
  readonly body: string;
  readonly sentAtIso: string;
  readonly timeText: string;
  /** Shown above the first message of a day. */
  readonly dayText: string | null;
  /** Whether the same author wrote the message before, a moment ago: her name is not repeated. */
  readonly follows: boolean;
}

interface RoomPage extends Page {
  readonly meetingId: string;
  readonly meetingTitle: string;
  readonly bookTitle: string;
  readonly bookHref: string;
  readonly leaderId: string;
  readonly me: { readonly id: string; readonly nickname: string };
  readonly state: ChatRoom['state'];
  readonly startsAtIso: string;
  readonly endsAtIso: string;
  /** The time of the database's clock, which opens the room. */
  readonly serverNowIso: string;
  readonly timeText: string;
  readonly opensAtText: string;
  readonly participants: readonly {
    readonly userId: string;
    readonly nickname: string;
    readonly isLeader: boolean;
  }[];
  readonly messages: readonly Bubble[];
  readonly olderHref: string | null;
  readonly newerHref: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'chat/room': RoomPage;
  }
}

export function roomPage(room: ChatRoom, viewer: { id: number; nickname: string }): RoomPage {
  const { detail, state, messages } = room;
  const { meeting, book, members, now } = detail;
  const path = `/meetings/${meeting.id}/chat`;
  const [first, last] = [messages[0], messages.at(-1)];
  return {
    title: `${meeting.title} 대화방`,
    styles: ['/css/pages/chat.css'],
    scripts: [state === 'open' || state === 'not_open_yet' ? '/js/chat.js' : '/js/chat-log.js'],
    meetingId: String(meeting.id),
    meetingTitle: meeting.title,
    bookTitle: book.title,
    bookHref: `/books/${book.id}`,
    leaderId: String(meeting.leaderId),
    me: { id: String(viewer.id), nickname: viewer.nickname },
    state,
    startsAtIso: meeting.startsAt.toISOString(),
    endsAtIso: meeting.endsAt.toISOString(),
    serverNowIso: now.toISOString(),
    timeText: koreanPeriod(meeting.startsAt, meeting.endsAt, now),
    opensAtText: koreanDateTime(meeting.startsAt, now),
    participants: members.map(({ userId, nickname, isLeader }) => ({
      userId: String(userId),
      nickname,
      isLeader,
    })),
    messages: messages.map((message, i) => bubble(message, messages[i - 1], { room, viewerId: viewer.id })),
    olderHref: room.hasOlder && first ? `${path}?before=${first.seq}` : null,
    newerHref: room.hasNewer && last ? `${path}?after=${last.seq}` : null,
  };
}

function bubble(
  message: Message,
  before: Message | undefined,
  about: { room: ChatRoom; viewerId: number },
): Bubble {
  const { meeting, now } = about.room.detail;
  const sentAt = new Date(message.sentAt);
  const day = koreanDay(sentAt, now);
  const sentBefore = before && new Date(before.sentAt);
  const isNewDay = !sentBefore || koreanDay(sentBefore, now) !== day;
  return {
    seq: message.seq,
    userId: message.userId,
    nickname: message.nickname,
    isMine: message.userId === String(about.viewerId),
    isLeader: message.userId === String(meeting.leaderId),
    body: message.body,
    sentAtIso: message.sentAt,
    timeText: koreanTime(sentAt),
    dayText: isNewDay ? day : null,
    follows: before !== undefined && !isNewDay && followsAuthor(message, before),
  };
}
