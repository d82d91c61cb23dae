import { type Pager, pagerOf } from '../platform/http/pager.ts';
import type { Page } from '../platform/http/render.ts';
import type { Searched } from '../platform/search/index.ts';
import { newBookHref } from './add-view.ts';
import type { More } from './aladin-search/find-more.ts';
import { type MoreSection, moreSection } from './aladin-search/more-view.ts';
import { type BookSort, type FoundBooks, type Genre, pageSize } from './book.ts';
import type { BookListInput } from './input.ts';
import { hrefOf, queryOf } from './list-address.ts';
import { type EmptyList, emptyOf, summaryOf, titleOf } from './list-words-view.ts';
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
  readonly empty: EmptyList;
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

const nothing: FoundBooks = { books: [], total: 0, page: 1 };

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
