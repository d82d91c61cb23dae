import {
  type Book,
  type BookCard,
  bookCards,
  bookStyles,
  type More,
  type MoreSection,
  moreSection,
  newBookHref,
} from '../books/index.ts';
import type { Page } from '../platform/http/render.ts';
import type { Searched } from '../platform/search/index.ts';
import { meetingAssets } from './view.ts';

export interface ChooseBookPage extends Page {
  readonly heading: string;
  readonly lead: string;
  /** The club that the book is for; null for a meeting of its own. */
  readonly club: { readonly name: string; readonly href: string } | null;
  readonly action: string;
  readonly q: string;
  /** The `href` of each leads to the form. */
  readonly books: readonly BookCard[];
  /** "‘남극’으로 찾은 책 2권": the result of a search, also for screen readers. */
  readonly summary: string;
  /** False if the search was refused; the summary says why. */
  readonly isSearched: boolean;
  /** The books that Aladin adds to a search; null without a search, or without Aladin. */
  readonly more: MoreSection | null;
  /** The form for a book that the search did not find. */
  readonly addHref: string;
  /** Why the page is shown although the address names a book. */
  readonly notice: string | null;
  /** Confirms that a book chosen before was stored. */
  readonly done: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'meetings/choose-book': ChooseBookPage;
  }
}

type Words = Pick<ChooseBookPage, 'title' | 'heading' | 'lead' | 'club' | 'done'>;

const forMeeting: Words = {
  title: '모임에서 읽을 책 고르기',
  heading: '어떤 책으로 모일까요?',
  lead: '모임은 책 한 권에서 시작해요. 책을 고르면 날짜와 인원을 정할 수 있어요.',
  club: null,
  done: null,
};

/** Returns the words of the page on which a leader chooses the book of a club's meeting. */
export const wordsForClub = (club: { readonly id: number; readonly name: string }): Words => ({
  ...forMeeting,
  lead: '다음 책을 골라 주세요. 그다음에는 날짜만 정하면 돼요.',
  club: { name: club.name, href: `/clubs/${club.id}` },
});

/**
 * `base` is the address of the form that a chosen book leads to. An address that ends with `/new`
 * also shows this page.
 */
export function chooseBookPage(options: {
  base: string;
  q: string;
  searched: Searched<readonly Book[]>;
  more: More | null;
  /** Whether the address names a book that does not exist. */
  isUnknown?: boolean;
  /** Whether the books begin with those that members of the club proposed. */
  hasProposed?: boolean;
  /** The words for the purpose of the choice; those for a meeting if not given. */
  words?: Words;
}): ChooseBookPage {
  const { base, q, searched, more, isUnknown, hasProposed = false, words = forMeeting } = options;
  const action = base.endsWith('/new') ? base : `${base}/book`;
  const books = searched.ok ? searched.found : [];
  return {
    ...words,
    styles: [...meetingAssets.styles, ...bookStyles, '/css/pages/skeleton-books.css'],
    scripts: [...meetingAssets.scripts, '/js/choose-book.js'],
    action,
    q,
    books: bookCards(books).map((card) => ({ ...card, href: `${base}?bookId=${card.id}` })),
    more: more && moreSection(more, { searchHref: `${action}?q=${encodeURIComponent(q)}`, next: base }),
    addHref: newBookHref(q, base),
    isSearched: searched.ok,
    summary: searched.ok ? summaryOf(q, books.length, hasProposed) : searched.refusal.message,
    notice: isUnknown ? '고른 책을 찾을 수 없어요. 다른 책을 골라 주세요.' : null,
  };
}

function summaryOf(q: string, count: number, hasProposed: boolean): string {
  if (q === '' && hasProposed) return '북클럽에서 제안한 책부터 보여 드려요.';
  if (q === '') return '많이 읽는 책부터 보여 드려요.';
  return count === 0 ? `‘${q}’에 맞는 책을 찾지 못했어요.` : `‘${q}’에 맞는 책 ${count}권이에요.`;
}
