import { type Pager, pagerOf } from '../platform/http/pager.ts';
import type { Page } from '../platform/http/render.ts';
import type { Searched } from '../platform/search/index.ts';
import { newBookHref } from './add-view.ts';
import type { More } from './aladin-search/find-more.ts';
import { type MoreSection, moreSection } from './aladin-search/more-view.ts';
import {
  type BookSort,
  type FoundBooks,
  type Genre,
  lastListPage,
  lastSearchPage,
  pageSize,
} from './book.ts';
import type { BookListInput } from './input.ts';
import { type BookCard, bookCards, bookStyles, coverScripts } from './view.ts';

interface Choice {
  readonly label: string;
  readonly href: string;
  readonly isCurrent: boolean;
}

export interface BookListPage extends Page {
  readonly heading: string;
  readonly genres: readonly Choice[];
  readonly sorts: readonly Choice[];
  readonly q: string;
  /** Hidden fields of the search form. */
  readonly hidden: Readonly<Record<string, string>>;
  /** Reason why the search was refused; null otherwise. */
  readonly notice: string | null;
  readonly summary: string;
  readonly cards: readonly BookCard[];
  readonly empty: {
    readonly heading: string;
    readonly message: string;
    readonly action?: { readonly href: string; readonly label: string };
  };
  readonly pager: Pager;
  /** The form for a book that the search did not find; null without a search. */
  readonly addHref: string | null;
  /** The books that Aladin adds to a search; null without a search, or without Aladin. */
  readonly more: MoreSection | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'books/list': BookListPage;
  }
}

const sortNames: Record<BookSort, string> = { rank: '베스트셀러순', new: '최신순', title: '제목순' };

const counts = new Intl.NumberFormat('ko');

const nothing: FoundBooks = { books: [], total: 0, page: 1 };

const everything: BookListInput = { q: '', sort: 'rank', page: 1 };

export function bookListPage(options: {
  readonly input: BookListInput;
  readonly searched: Searched<FoundBooks>;
  readonly genres: readonly Genre[];
  readonly more: More | null;
}): BookListPage {
  const { input, searched, genres, more } = options;
  const found = searched.ok ? searched.found : nothing;
  const genre = genres.find(({ id }) => id === input.genre);
  const heading = genre?.name ?? '책 둘러보기';
  return {
    title: titleOf(input.q, heading, searched.ok),
    description: '지금 많이 읽는 책을 장르별로 둘러보고 제목이나 작가로 찾아보세요.',
    styles: bookStyles,
    scripts: coverScripts,
    heading,
    genres: [
      {
        label: '전체',
        href: hrefOf({ ...input, genre: undefined, page: 1 }),
        isCurrent: genre === undefined,
      },
      ...genres.map(({ id, name }) => ({
        label: name,
        href: hrefOf({ ...input, genre: id, page: 1 }),
        isCurrent: id === input.genre,
      })),
    ],
    sorts: (['rank', 'new', 'title'] as const).map((sort) => ({
      label: sort === 'rank' && input.q !== '' ? '정확도순' : sortNames[sort],
      href: hrefOf({ ...input, sort, page: 1 }),
      isCurrent: sort === input.sort,
    })),
    q: input.q,
    hidden: queryOf({ ...input, q: '', page: 1 }),
    notice: searched.ok ? null : searched.refusal.message,
    summary: summaryOf(input.q, found.total),
    cards: bookCards(found.books),
    empty: emptyOf(input, genre),
    more: more && moreSection(more, { searchHref: hrefOf(input) }),
    addHref: input.q === '' ? null : newBookHref(input.q),
    pager: pagerOf(found.page, Math.ceil(found.total / pageSize), (page) => hrefOf({ ...input, page })),
  };
}

function titleOf(q: string, heading: string, wasSearched: boolean): string {
  if (q === '') return heading;
  return wasSearched ? `“${q}” 검색 결과` : `“${q}” 검색`;
}

function summaryOf(q: string, total: number): string {
  const count = counts.format(total);
  const found = q === '' ? '' : `“${q}” 검색 결과 `;
  // The total is only counted up to the last page.
  return total < (q === '' ? lastListPage : lastSearchPage) * pageSize
    ? `${found}${count}권`
    : `${found}${count}권 넘게 있어요. 장르나 검색으로 좁혀 보세요.`;
}

function emptyOf({ q, sort }: BookListInput, genre: Genre | undefined): BookListPage['empty'] {
  if (q === '')
    return { heading: '아직 책이 없어요', message: '곧 채워 둘게요. 잠시 뒤에 다시 들러 주세요.' };
  const place = genre === undefined ? '' : `${genre.name} 장르에 `;
  return {
    heading: `${place}“${q}”에 맞는 책이 없어요`,
    message: '낱말을 줄이거나 제목, 작가, 출판사 가운데 하나만 적어 보세요.',
    action:
      genre === undefined
        ? { href: hrefOf({ ...everything, sort }), label: '모든 책 보기' }
        : { href: hrefOf({ ...everything, q, sort }), label: '전체 장르에서 찾기' },
  };
}

/** Query parameters that differ from the plain list. */
function queryOf({ genre, q, sort, page }: BookListInput): Record<string, string> {
  return {
    ...(genre === undefined ? {} : { genre: String(genre) }),
    ...(q === '' ? {} : { q }),
    ...(sort === 'rank' ? {} : { sort }),
    ...(page === 1 ? {} : { page: String(page) }),
  };
}

function hrefOf(input: BookListInput): string {
  const query = new URLSearchParams(queryOf(input)).toString();
  return query === '' ? '/books' : `/books?${query}`;
}
