import { type BookCard, bookCard } from '../books/index.ts';
import { type Pager, pagerOf } from '../platform/http/pager.ts';
import type { Page } from '../platform/http/render.ts';
import { lastListPage, type MeetingListInput, pageSize } from './input.ts';
import type { MeetingList } from './list-meetings.ts';
import { type MeetingCard, meetingAssets, meetingCard } from './view.ts';

interface Choice {
  readonly label: string;
  readonly href: string;
  readonly isCurrent: boolean;
}

export interface MeetingListPage extends Page {
  readonly heading: string;
  readonly tabs: readonly Choice[];
  /** Null for visitors. */
  readonly mine: Choice | null;
  readonly book: { readonly title: string; readonly clearHref: string } | null;
  readonly genres: readonly { readonly value: string; readonly label: string; readonly isCurrent: boolean }[];
  readonly q: string;
  /** The hidden fields of the search form. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly cards: readonly (MeetingCard & { readonly book: BookCard })[];
  /** Why the search did not run; null if it did. */
  readonly notice: string | null;
  readonly summary: string;
  readonly empty: {
    readonly heading: string;
    readonly message: string;
    readonly action: { readonly href: string; readonly label: string };
  };
  readonly pager: Pager;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'meetings/list': MeetingListPage;
  }
}

const names = { upcoming: '다가오는 모임', live: '진행 중인 모임', past: '지난 모임' } as const;

/** A member's own past meetings include the cancelled ones. */
const nameOf = (when: keyof typeof names, isMine: boolean) =>
  isMine && when === 'past' ? '지난·취소된 모임' : names[when];

export function meetingListPage({
  input,
  askerId,
  searched,
  meetings,
  total,
  page,
  genres,
  book,
}: MeetingList): MeetingListPage {
  const isNarrowed = input.q !== '' || input.genre !== undefined || input.book !== undefined || input.mine;
  return {
    title: input.mine ? `내 모임 · ${nameOf(input.when, true)}` : names[input.when],
    description: '같은 책을 읽은 사람들과 정해진 시간에 만나 이야기하는 독서 모임이에요.',
    ...meetingAssets,
    heading: input.mine ? '내 모임' : '모임',
    tabs: (['upcoming', 'live', 'past'] as const).map((when) => ({
      label: nameOf(when, input.mine),
      href: hrefOf({ ...input, when, page: 1 }),
      isCurrent: input.when === when,
    })),
    mine:
      askerId === null
        ? null
        : {
            label: '내 모임만',
            href: hrefOf({ ...input, mine: !input.mine, page: 1 }),
            isCurrent: input.mine,
          },
    book: book && { title: book.title, clearHref: hrefOf({ ...input, book: undefined, page: 1 }) },
    genres: genres.map(({ id, name }) => ({ value: String(id), label: name, isCurrent: id === input.genre })),
    q: input.q,
    hidden: queryOf({ ...input, q: '', genre: undefined, page: 1 }),
    cards: meetings.map((meeting) => ({ ...meetingCard(meeting, askerId), book: bookCard(meeting.book) })),
    notice: searched.ok ? null : searched.refusal.message,
    summary: summaryOf(total),
    empty: isNarrowed
      ? {
          heading: '조건에 맞는 모임이 없어요',
          message: '다른 말로 찾거나 조건을 줄여 보세요.',
          action: {
            href: hrefOf({ ...everything, when: input.when }),
            label: `${names[input.when]} 모두 보기`,
          },
        }
      : {
          heading: emptyHeadings[input.when],
          message: '읽고 싶은 책을 골라 첫 모임을 열어 보세요.',
          action: { href: '/meetings/new', label: '모임 열기' },
        },
    pager: pagerOf(page, Math.ceil(total / pageSize), (number) => hrefOf({ ...input, page: number })),
  };
}

const everything: MeetingListInput = { when: 'upcoming', mine: false, q: '', page: 1 };

const emptyHeadings = {
  upcoming: '아직 잡힌 모임이 없어요',
  live: '지금 진행 중인 모임이 없어요',
  past: '아직 지난 모임이 없어요',
};

/** The total is counted only up to the last page. */
const summaryOf = (total: number) =>
  total < lastListPage * pageSize
    ? `모임 ${total.toLocaleString('ko')}개`
    : `모임이 ${total.toLocaleString('ko')}개 넘게 있어요. 검색하면 더 찾을 수 있어요.`;

/** Returns the query parameters that differ from the plain list. */
function queryOf({ when, genre, book, mine, q, page }: MeetingListInput): Record<string, string> {
  return {
    ...(when === 'upcoming' ? {} : { when }),
    ...(mine ? { mine: '1' } : {}),
    ...(genre === undefined ? {} : { genre: String(genre) }),
    ...(book === undefined ? {} : { book: String(book) }),
    ...(q === '' ? {} : { q }),
    ...(page === 1 ? {} : { page: String(page) }),
  };
}

function hrefOf(input: MeetingListInput): string {
  const query = new URLSearchParams(queryOf(input)).toString();
  return query === '' ? '/meetings' : `/meetings?${query}`;
}
