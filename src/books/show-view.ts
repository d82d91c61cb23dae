import type { Page, PageSection } from '../platform/http/render.ts';
import type { Book } from './book.ts';
import type { Contributor } from './contributor.ts';
import { isHandMade, isOfAladin } from './item-id.ts';
import { tagSourceWords } from './tag-source-words.ts';
import { authorsText, bookStyles, type Cover, coverOf, coverScripts } from './view.ts';

export interface BookPage extends Page {
  readonly id: string;
  readonly heading: string;
  readonly subtitle: string | null;
  readonly authors: string;
  readonly genre: { readonly name: string; readonly href: string };
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly tags: readonly string[];
  /** The publisher's description. */
  readonly blurb: string | null;
  /** Aladin's page of the book; empty for a book that Aladin did not name. */
  readonly productUrl: string;
  readonly isHandMade: boolean;
  readonly cover: Cover;
  readonly sections: readonly PageSection[];
}

declare module '../platform/http/render.ts' {
  interface Views {
    'books/show': BookPage;
  }
}

/** "2025년 12월 12일" */
const dateText = (date: Date) =>
  `${date.getUTCFullYear()}년 ${date.getUTCMonth() + 1}월 ${date.getUTCDate()}일`;
/** Of a book that Aladin did not name, only the year is known. */
function publicationOf({ itemId, publishedOn }: Book): { name: string; value: string } {
  if (isOfAladin(itemId)) return { name: '출간일', value: publishedOn ? dateText(publishedOn) : '' };
  return { name: '출간 연도', value: publishedOn ? `${publishedOn.getUTCFullYear()}년` : '' };
}

const wonText = (won: number) => `${won.toLocaleString('ko')}원`;

/** "지은이 김하나 · 옮긴이 이두리, 박세리", one after another as on the title page. */
function creditsOf(contributors: readonly Contributor[]): { name: string; value: string }[] {
  const credits: { name: string; value: string }[] = [];
  for (const { name, role } of contributors) {
    const label = role ?? '참여';
    const last = credits.at(-1);
    if (last?.name === label) last.value += `, ${name}`;
    else credits.push({ name: label, value: name });
  }
  return credits;
}

function priceText({ listPrice, salePrice }: Book): string {
  if (salePrice <= 0 || salePrice >= listPrice) return wonText(listPrice);
  return `${wonText(salePrice)} (정가 ${wonText(listPrice)}에서 ${Math.round((1 - salePrice / listPrice) * 100)}% 할인)`;
}

/** "책 소개 (위로, 희망), 분야 (투자)" */
function tagPlaces({ tags, tagSources }: Book): string {
  const places = Map.groupBy(
    tags.filter((tag) => Object.hasOwn(tagSources, tag)),
    (tag) => tagSources[tag],
  );
  return [...places]
    .map(([place, found]) => `${place === undefined ? '' : tagSourceWords[place]} (${found.join(', ')})`)
    .join(', ');
}

export function bookPage(book: Book, sections: readonly PageSection[]): BookPage {
  const authors = authorsText(book.contributors);
  const facts = [
    // Author and genre stand beside the title and are not repeated.
    ...creditsOf(book.contributors).filter(({ value }) => value !== authors),
    { name: '출판사', value: book.publisher },
    publicationOf(book),
    { name: '분야', value: book.categoryPath.join(' › ') || (book.subCategory ?? '') },
    { name: '시리즈', value: book.series ?? '' },
    { name: '쪽수', value: book.pages === null ? '' : `${book.pages.toLocaleString('ko')}쪽` },
    { name: '가격', value: book.listPrice > 0 ? priceText(book) : '' },
    { name: 'ISBN', value: book.isbn13 ?? '' },
    { name: '키워드를 찾은 곳', value: tagPlaces(book) },
  ];
  return {
    title: book.title,
    description: [book.title, authors, book.publisher].filter(Boolean).join(' · '),
    shareImage: `/share/books/${book.id}.png`,
    styles: [...bookStyles, '/css/meetings.css'],
    scripts: coverScripts,
    id: String(book.id),
    heading: book.title,
    subtitle: book.subtitle,
    authors,
    genre: { name: book.genre.name, href: `/books?genre=${book.genre.id}` },
    facts: facts.filter(({ value }) => value !== ''),
    tags: book.tags,
    blurb: book.description,
    productUrl: book.productUrl,
    isHandMade: isHandMade(book.itemId),
    cover: coverOf(book),
    sections,
  };
}
