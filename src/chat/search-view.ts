import { indexing as indexingText, nothingFound } from '../../public/js/chat/search/copy.js';
import type { Page } from '../platform/http/render.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import type { Searched } from '../platform/search/index.ts';
import type { ChatRoom } from './enter-chat.ts';
import { type BodyPart, bodyParts } from './mentions/body-parts.ts';
import type { FoundMessages } from './protocol.ts';
import { searchBounds } from './search/find-messages.sql.ts';

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
    readonly body: readonly BodyPart[];
    readonly quote: string | null;
  }[];
  readonly older: { readonly href: string; readonly label: string } | null;
  /** Null before a search, and if there is nothing to say about the results. */
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
  { q, searched, viewerId }: { q: string; searched: Searched<FoundMessages>; viewerId: number },
): SearchPage {
  const { meeting, now } = detail;
  const room = `/meetings/${meeting.id}/chat`;
  const found = searched.ok ? searched.found : { messages: [], more: false };
  const log = state === 'open' ? `${room}/plain` : room;
  return {
    title: `${meeting.title} 대화에서 찾기`,
    styles: ['/css/pages/chat-search.css', '/css/chat/mention.css'],
    action: `${room}/search`,
    roomHref: room,
    meetingTitle: meeting.title,
    q,
    results: found.messages.toReversed().map((message) => ({
      href: `${log}?after=${message.seq - 1}`,
      nickname: message.nickname,
      timeText: koreanDateTime(new Date(message.sentAt), now),
      sentAtIso: message.sentAt,
      body: bodyParts(message, viewerId),
      quote: message.quote?.text ?? null,
    })),
    older: olderOf(found, (before) => `${room}/search?${new URLSearchParams({ q, before: String(before) })}`),
    message: messageOf(q, searched),
  };
}

function olderOf(
  { messages, more, stoppedAt }: FoundMessages,
  hrefBefore: (seq: number) => string,
): SearchPage['older'] {
  if (stoppedAt !== undefined) return { href: hrefBefore(stoppedAt), label: '더 앞의 대화에서 찾기' };
  const [oldest] = messages;
  return more && oldest ? { href: hrefBefore(oldest.seq), label: '더 오래된 메시지 찾기' } : null;
}

const readCount = searchBounds.read.toLocaleString('ko');

function messageOf(q: string, searched: Searched<FoundMessages>): string | null {
  if (!searched.ok) return searched.refusal.message;
  const { messages, stoppedAt, indexing } = searched.found;
  if (q === '') return null;
  if (indexing) return indexingText;
  if (stoppedAt === undefined) return messages.length > 0 ? null : nothingFound;
  const read = `메시지 ${readCount}개까지 살펴봤어요.`;
  return messages.length > 0
    ? `${read} 더 앞의 대화에도 있을 수 있어요.`
    : `${read} 찾는 말이 아직 나오지 않았어요. 더 앞의 대화에서 찾거나, 더 긴 낱말로 다시 찾아보세요.`;
}
