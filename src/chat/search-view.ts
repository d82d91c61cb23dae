import type { Page } from '../platform/http/render.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import type { Searched } from '../platform/search/index.ts';
import type { ChatRoom } from './enter-chat.ts';
import type { History } from './protocol.ts';

interface SearchPage extends Page {
  readonly action: string;
  readonly roomHref: string;
  readonly meetingTitle: string;
  readonly q: string;
  readonly results: readonly {
    readonly href: string;
    readonly nickname: string;
    readonly timeText: string;
    readonly sentAtIso: string;
    readonly body: string;
    readonly quote: string | null;
  }[];
  readonly olderHref: string | null;
  /** Null before a search, and with results. */
  readonly message: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'chat/search': SearchPage;
  }
}

/** The page of a search in a meeting's log, newest messages first. */
export function searchPage(
  { detail, state }: ChatRoom,
  { q, searched }: { q: string; searched: Searched<History> },
): SearchPage {
  const { meeting, now } = detail;
  const room = `/meetings/${meeting.id}/chat`;
  const found = searched.ok ? searched.found : { messages: [], more: false };
  const log = state === 'open' ? `${room}/plain` : room;
  const oldest = found.messages[0];
  return {
    title: `${meeting.title} 대화에서 찾기`,
    styles: ['/css/pages/chat-search.css'],
    action: `${room}/search`,
    roomHref: room,
    meetingTitle: meeting.title,
    q,
    results: found.messages.toReversed().map(({ seq, nickname, sentAt, body = '', quote }) => ({
      href: `${log}?after=${seq - 1}`,
      nickname,
      timeText: koreanDateTime(new Date(sentAt), now),
      sentAtIso: sentAt,
      body,
      quote: quote?.text ?? null,
    })),
    olderHref:
      found.more && oldest
        ? `${room}/search?${new URLSearchParams({ q, before: String(oldest.seq) })}`
        : null,
    message: messageOf(q, searched),
  };
}

function messageOf(q: string, searched: Searched<History>): string | null {
  if (!searched.ok) return searched.refusal.message;
  if (q === '' || searched.found.messages.length > 0) return null;
  return '찾는 말이 있는 메시지가 없어요. 낱말을 바꾸거나 줄여서 다시 찾아보세요.';
}
