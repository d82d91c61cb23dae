import { type BookCard, bookCard } from '../books/index.ts';
import type { NamedClubs } from '../clubs/index.ts';
import { type Pager, pagerOf } from '../platform/http/pager.ts';
import type { Page } from '../platform/http/render.ts';
import { lastListPage, pageSize } from './input.ts';
import { hrefOf, queryOf } from './list-address.ts';
import { type EmptyList, emptyList } from './list-empty-view.ts';
import type { MeetingList } from './list-meetings.ts';
import { nameOf } from './list-name-view.ts';
import { type ClubLink, type MeetingCard, meetingAssets, meetingCard } from './view.ts';

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
  /** Clubs whose name matches the search; null without one. */
  readonly clubs: { readonly links: readonly ClubLink[]; readonly moreHref: string | null } | null;
  readonly empty: EmptyList;
  readonly pager: Pager;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'meetings/list': MeetingListPage;
  }
}

export function meetingListPage({
  input,
  askerId,
  searched,
  meetings,
  total,
  named,
  page,
  genres,
  book,
}: MeetingList): MeetingListPage {
  return {
    title: input.mine ? `내 모임 · ${nameOf(input.when, true)}` : nameOf(input.when, false),
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
    clubs: namedClubs(named, input.q),
    empty: emptyList(input),
    pager: pagerOf(page, Math.ceil(total / pageSize), (number) => hrefOf({ ...input, page: number })),
  };
}

const namedClubs = ({ clubs, hasMore }: NamedClubs, q: string): MeetingListPage['clubs'] =>
  clubs.length === 0
    ? null
    : {
        links: clubs.map(({ id, name }) => ({ href: `/clubs/${id}`, name })),
        moreHref: hasMore ? `/clubs?${new URLSearchParams({ q })}` : null,
      };

/** The total is counted only up to the last page. */
const summaryOf = (total: number) =>
  total < lastListPage * pageSize
    ? `모임 ${total.toLocaleString('ko')}개`
    : `모임이 ${total.toLocaleString('ko')}개 넘게 있어요. 검색하면 더 찾을 수 있어요.`;
