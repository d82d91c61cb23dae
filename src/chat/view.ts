import { entryOpensAt, isEntryOpen } from '../meetings/index.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanDateTime, koreanPeriod } from '../platform/korean-date.ts';
import { type AboutPart, aboutPart } from './about-view.ts';
import type { ChatRoom } from './enter-chat.ts';
import { type LeadingPart, leadingPart } from './leading-view.ts';
import { type LogPage, logPage } from './log-view.ts';
import { mentionStyles } from './mentions/mention-styles.ts';
import { type PeoplePart, peoplePart } from './people-view.ts';

interface RoomPage extends Page, LogPage, PeoplePart, AboutPart, LeadingPart {
  readonly meetingId: string;
  readonly meetingTitle: string;
  readonly bookTitle: string;
  readonly bookHref: string;
  readonly leaderId: string;
  readonly state: ChatRoom['state'];
  readonly startsAtIso: string;
  readonly endsAtIso: string;
  /** The time of the database's clock, which opens the room. */
  readonly serverNowIso: string;
  readonly timeText: string;
  readonly opensAtText: string;
  /** Whether members may wait inside now. */
  readonly isEntryOpen: boolean;
  /** How long before the start the waiting room opens. */
  readonly entryLeadMs: number;
  /** The ids of the people whom the reader blocked, between spaces. */
  readonly blockedIds: string;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'chat/room': RoomPage;
  }
}

export function roomPage(room: ChatRoom, viewer: { id: number; nickname: string }): RoomPage {
  const { detail, state } = room;
  const { meeting, book, now } = detail;
  return {
    title: `${meeting.title} 대화방`,
    styles: ['/css/pages/chat.css', ...(room.pinned ? ['/css/chat/pin.css'] : []), ...mentionStyles(room)],
    scripts:
      state === 'open' || state === 'not_open_yet'
        ? ['/js/chat.js', '/js/talk-tools.js']
        : ['/js/chat-log.js'],
    meetingId: String(meeting.id),
    meetingTitle: meeting.title,
    bookTitle: book.title,
    bookHref: `/books/${book.id}`,
    leaderId: String(meeting.leaderId),
    state,
    startsAtIso: meeting.startsAt.toISOString(),
    endsAtIso: meeting.endsAt.toISOString(),
    serverNowIso: now.toISOString(),
    timeText: koreanPeriod(meeting.startsAt, meeting.endsAt, now),
    opensAtText: koreanDateTime(meeting.startsAt, now),
    ...aboutPart(room),
    ...leadingPart(room),
    isEntryOpen: isEntryOpen(meeting, now),
    entryLeadMs: meeting.startsAt.getTime() - entryOpensAt(meeting).getTime(),
    blockedIds: [...room.blockedIds].join(' '),
    ...peoplePart(room, viewer),
    ...logPage(room, { viewerId: viewer.id, path: `/meetings/${meeting.id}/chat` }),
  };
}
