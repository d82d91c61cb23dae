import { koreanDateTime } from '../platform/korean-date.ts';
import type { Ask } from './ask.ts';
import type { OpenAsk, OwnAsk } from './open-ask-repository.ts';

/** One ask as a line of a list. */
export interface AskLine {
  readonly title: string;
  /** The page on which it is answered. */
  readonly href: string;
  /** The club or meeting it belongs to; null where the page says it. */
  readonly place: string | null;
  /** "12월 3일 (목) 오후 9:00까지"; null without a deadline. */
  readonly deadline: string | null;
}

type Described = Ask & Pick<OpenAsk, 'meetingTitle' | 'noticeLine'>;

/** The question of an ask in a few words. */
export function titleOf({ kind, meetingTitle, noticeLine }: Described): string {
  switch (kind) {
    case 'date_poll':
      return '만날 날짜 고르기';
    case 'book_vote':
      return '다음 책 고르기';
    case 'notice':
      return `공지 확인: ${noticeLine ?? '지워진 공지'}`;
    case 'attendance':
      return meetingTitle === null ? '참석 여부' : `참석 여부: ${meetingTitle}`;
    case 'note':
      return meetingTitle === null ? '미리 쓰는 글' : `미리 쓰는 글: ${meetingTitle}`;
  }
}

/** The page with the form that answers an ask. */
export function hrefOf({ kind, subjectId, clubId, meetingId }: Ask): string {
  switch (kind) {
    case 'date_poll':
      return `/date-polls/${subjectId}`;
    case 'book_vote':
      return `/book-votes/${subjectId}`;
    case 'notice':
      return `/clubs/${clubId}/notices#notice-${subjectId}`;
    case 'attendance':
      return `/meetings/${meetingId}#attendance`;
    default:
      return `/meetings/${meetingId}`;
  }
}

/** How many people are in each state. */
export const countsOf = (ask: Pick<OpenAsk, 'answered' | 'seen' | 'not_seen'>): string =>
  `답함 ${ask.answered}명 · 보기만 ${ask.seen}명 · 아직 ${ask.not_seen}명`;

export const deadlineOf = ({ closesAt }: Pick<Ask, 'closesAt'>, now: Date): string | null =>
  closesAt && `${koreanDateTime(closesAt, now)}까지`;

/** The lines of what waits for a person's own answer. */
export const ownLines = (asks: readonly OwnAsk[], now: Date, besides: { showsClub: boolean }): AskLine[] =>
  asks.map((ask) => ({
    title: titleOf(ask),
    href: hrefOf(ask),
    place: besides.showsClub ? ask.clubName : null,
    deadline: deadlineOf(ask, now),
  }));
