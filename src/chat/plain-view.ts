import type { Page, PageSection } from '../platform/http/render.ts';
import { koreanPeriod } from '../platform/korean-date.ts';
import { type AboutPart, aboutPart } from './about-view.ts';
import type { ChatRoom } from './enter-chat.ts';
import { type LeadingPart, leadingPart } from './leading-view.ts';
import { type LogPage, logPage, type TypedReason } from './log-view.ts';
import { type PeoplePart, peoplePart } from './people-view.ts';

/** Why the form is refused, beside the field that it is about. */
export interface FormErrors {
  readonly error: string | null;
  readonly quoteError?: string | null;
  readonly pageError?: string | null;
}

/** The text of the form, refused or restored, and the reason of a refusal. */
export interface PlainForm extends FormErrors {
  readonly body: string;
  /** The number of the message that it answers, as it was typed; empty for none. */
  readonly replyTo?: string;
  readonly quoteText?: string;
  readonly quotePage?: string;
}

interface PlainRoomPage extends Page, LogPage, PeoplePart, AboutPart, LeadingPart {
  readonly meetingId: string;
  readonly meetingTitle: string;
  readonly bookTitle: string;
  readonly bookHref: string;
  readonly timeText: string;
  readonly isOpen: boolean;
  /** Differs from the page's own address, or a browser would only scroll to the fragment. */
  readonly reloadHref: string;
  readonly form: Required<PlainForm>;
  /** The id of the message that the form sends, so that a form sent twice is one message. */
  readonly clientId: string;
  /** Sections of other features above the log. */
  readonly sections: readonly PageSection[];
}

declare module '../platform/http/render.ts' {
  interface Views {
    'chat/plain': PlainRoomPage;
  }
}

/** The room as a page without scripts: the log, and a form for one message. */
export function plainRoomPage(
  room: ChatRoom,
  viewer: { id: number; nickname: string },
  {
    form,
    clientId,
    typedReason = null,
    sections,
  }: {
    form: PlainForm;
    clientId: string;
    typedReason?: TypedReason | null;
    sections: readonly PageSection[];
  },
): PlainRoomPage {
  const { meeting, book, now } = room.detail;
  return {
    title: `${meeting.title} 대화방`,
    styles: [
      '/css/pages/chat.css',
      '/css/pages/chat-plain.css',
      '/css/chat/pin.css',
      '/css/chat/mention.css',
    ],
    meetingId: String(meeting.id),
    meetingTitle: meeting.title,
    bookTitle: book.title,
    bookHref: `/books/${book.id}`,
    timeText: koreanPeriod(meeting.startsAt, meeting.endsAt, now),
    isOpen: room.state === 'open',
    reloadHref: `/meetings/${meeting.id}/chat/plain?at=${now.getTime()}#write`,
    form: { replyTo: '', quoteText: '', quotePage: '', quoteError: null, pageError: null, ...form },
    clientId,
    sections,
    ...aboutPart(room),
    ...leadingPart(room),
    ...peoplePart(room, viewer),
    ...logPage(room, {
      viewerId: viewer.id,
      path: `/meetings/${meeting.id}/chat/plain`,
      isPlain: true,
      refused: typedReason,
    }),
  };
}
