import { type Book, type BookCard, bookCard, bookCards } from '../books/index.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanDateTime, seoulWallTime } from '../platform/korean-date.ts';
import type { Searched } from '../platform/search/index.ts';
import { type QuickStart, quickStarts, suggestedTimes, timeReadings } from './form-times.ts';
import { hasStarted, type Meeting, meetingLimits } from './meeting.ts';
import { meetingAssets } from './view.ts';

type Values = Readonly<Record<string, string>>;

export interface MeetingFormPage extends Page {
  readonly heading: string;
  readonly action: string;
  readonly submit: string;
  readonly backHref: string;
  /** Null if no book is chosen (a broken form). */
  readonly book: BookCard | null;
  /** Null if the book can no longer be changed. */
  readonly chooseHref: string | null;
  readonly values: Values;
  readonly errors: Values;
  /** The start of a meeting that has begun, shown as text; null if the start can be edited. */
  readonly fixedStart: string | null;
  readonly earliest: string;
  readonly latest: string;
  readonly quickStarts: readonly QuickStart[];
  /** The times of `values` in words. */
  readonly readings: { readonly startsAt: string; readonly endsAt: string };
  readonly capacity: { readonly min: string; readonly max: string };
  /** After a concurrent edit: the current value of each field that differs from the typed one. */
  readonly conflict: readonly { readonly label: string; readonly theirs: string }[] | null;
}

export interface ChooseBookPage extends Page {
  readonly heading: string;
  readonly action: string;
  readonly q: string;
  /** The `href` of each leads to the form. */
  readonly books: readonly BookCard[];
  /** "‘남극’으로 찾은 책 2권": the result of a search, also for screen readers. */
  readonly summary: string;
  /** False if the search was refused; the summary says why. */
  readonly isSearched: boolean;
  /** Why the page is shown although the address names a book. */
  readonly notice: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'meetings/form': MeetingFormPage;
    'meetings/choose-book': ChooseBookPage;
  }
}

const frame = (now: Date, values: Values) => ({
  values,
  readings: timeReadings(values, now),
  quickStarts: quickStarts(now),
  styles: meetingAssets.styles,
  scripts: [...meetingAssets.scripts, '/js/meetings.js'],
  earliest: seoulWallTime(now),
  latest: seoulWallTime(new Date(now.getTime() + meetingLimits.horizon)),
  capacity: { min: String(meetingLimits.capacity.min), max: String(meetingLimits.capacity.max) },
});

/** The values and messages of a rejected form. */
export interface Rejected {
  readonly values: Values;
  readonly errors: Values;
}

export function newMeetingPage(book: Book | null, now: Date, rejected?: Rejected): MeetingFormPage {
  return {
    ...frame(now, rejected?.values ?? { ...suggestedTimes(now), capacity: '8' }),
    title: '모임 열기',
    heading: '모임 열기',
    action: '/meetings',
    submit: '모임 열기',
    backHref: book ? `/books/${book.id}` : '/meetings',
    book: book && bookCard(book),
    chooseHref: '/meetings/new',
    errors: rejected?.errors ?? {},
    fixedStart: null,
    conflict: null,
  };
}

const typedOf = (meeting: Meeting): Record<string, string> => ({
  bookId: String(meeting.bookId),
  title: meeting.title,
  description: meeting.description,
  startsAt: seoulWallTime(meeting.startsAt),
  endsAt: seoulWallTime(meeting.endsAt),
  capacity: String(meeting.capacity),
  version: String(meeting.version),
});

interface Editing {
  readonly meeting: Meeting;
  /** The chosen book, which may not be stored yet. */
  readonly book: Book | null;
  readonly now: Date;
}

export function editMeetingPage({ meeting, book, now }: Editing, rejected?: Rejected): MeetingFormPage {
  const hasBegun = hasStarted(meeting, now);
  const base = `/meetings/${meeting.id}`;
  const values = { ...typedOf(meeting), ...(book ? { bookId: String(book.id) } : {}), ...rejected?.values };
  return {
    ...frame(now, values),
    title: '모임 고치기',
    heading: '모임 고치기',
    action: base,
    submit: '고친 내용 저장하기',
    backHref: base,
    book: book && bookCard(book),
    chooseHref: hasBegun ? null : `${base}/edit/book`,
    errors: rejected?.errors ?? {},
    fixedStart: hasBegun ? koreanDateTime(meeting.startsAt, now) : null,
    capacity: {
      min: String(Math.max(meetingLimits.capacity.min, meeting.memberCount)),
      max: String(meetingLimits.capacity.max),
    },
    conflict: null,
  };
}

/**
 * The form after an edit of an old version. It keeps the typed values, shows the current ones
 * beside them, and can be sent again.
 */
export function conflictPage(editing: Editing, currentBook: Book | null, values: Values): MeetingFormPage {
  const { meeting, now } = editing;
  const current = typedOf(meeting);
  const shown: Record<string, [label: string, theirs: string]> = {
    bookId: ['책', currentBook?.title ?? ''],
    title: ['제목', meeting.title],
    description: ['소개', meeting.description || '(비어 있음)'],
    startsAt: ['시작', koreanDateTime(meeting.startsAt, now)],
    endsAt: ['끝', koreanDateTime(meeting.endsAt, now)],
    capacity: ['정원', `${meeting.capacity}명`],
  };
  const page = editMeetingPage(editing, {
    values: { ...values, version: String(meeting.version) },
    errors: {},
  });
  return {
    ...page,
    title: '다른 곳에서 먼저 고쳤어요',
    submit: '내가 쓴 내용으로 저장하기',
    conflict: Object.entries(shown)
      .filter(([field]) => withUnixLines(values[field] ?? '').trim() !== current[field])
      .map(([, [label, theirs]]) => ({ label, theirs })),
  };
}

/** Browsers send line breaks as CRLF. */
const withUnixLines = (text: string) => text.replace(/\r\n?/g, '\n');

/** `base` is the address of the form that a chosen book leads to. */
export function chooseBookPage(options: {
  base: string;
  q: string;
  searched: Searched<readonly Book[]>;
  /** Whether the address names a book that does not exist. */
  isUnknown?: boolean;
}): ChooseBookPage {
  const { base, q, searched, isUnknown } = options;
  const books = searched.ok ? searched.found : [];
  return {
    title: '모임에서 읽을 책 고르기',
    styles: meetingAssets.styles,
    scripts: [...meetingAssets.scripts, '/js/choose-book.js'],
    heading: '어떤 책으로 모일까요?',
    action: base === '/meetings/new' ? base : `${base}/book`,
    q,
    books: bookCards(books).map((card) => ({ ...card, href: `${base}?bookId=${card.id}` })),
    isSearched: searched.ok,
    summary: searched.ok ? summaryOf(q, books.length) : searched.refusal.message,
    notice: isUnknown ? '고른 책을 찾을 수 없어요. 다른 책을 골라 주세요.' : null,
  };
}

function summaryOf(q: string, count: number): string {
  if (q === '') return '많이 읽는 책부터 보여 드려요.';
  return count === 0 ? `‘${q}’에 맞는 책을 찾지 못했어요.` : `‘${q}’에 맞는 책 ${count}권이에요.`;
}
