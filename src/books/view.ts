import type { Page, PageSection } from '../platform/http/render.ts';
import type { Book, BookSummary } from './book.ts';
import { type Contributor, shownAuthors } from './contributor.ts';
import { coverDesign, spreadTones } from './cover-design.ts';
import { coverSources } from './cover-sources.ts';
import { isHandMade, isOfAladin } from './item-id.ts';

/** Script of every page with covers. It removes pictures that could not be loaded. */
export const coverScripts = ['/js/covers.js'] as const;
export const bookStyles = ['/css/pages/books.css'] as const;

/** Number of authors named before the rest is counted. */
const namedAuthors = 3;

/**
 * A cover as views/partials/book-cover.ejs draws it: a drawn cover, and the picture on top of it if
 * there is one.
 */
export interface Cover {
  readonly url: string | null;
  /** The picture in several widths; null where only `url` is known. */
  readonly srcset: string | null;
  readonly title: string;
  readonly author: string;
  /** Colour of the drawn cover, from 1 to 8. */
  readonly tone: number;
  /** Motif of the drawn cover, from 1 to 4. */
  readonly motif: number;
}

/** A book in a list, as text. */
export interface BookCard {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly authors: string;
  /** "창비 · 2025" */
  readonly imprint: string;
  readonly cover: Cover;
}

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

/** "김난도, 전미영, 최지혜 외 9명" */
function authorsText(contributors: readonly Contributor[]): string {
  const names = shownAuthors(contributors).map(({ name }) => name);
  if (names.length === 0) return '저자 미상';
  const rest = names.length - namedAuthors;
  return rest > 0 ? `${names.slice(0, namedAuthors).join(', ')} 외 ${rest}명` : names.join(', ');
}

function coverOf({ title, contributors, coverUrl }: BookSummary): Cover {
  const author = shownAuthors(contributors)[0]?.name ?? '';
  const srcset = coverUrl === null ? null : coverSources(coverUrl);
  return { url: coverUrl, srcset, title, author, ...coverDesign(title, author) };
}

export function bookCard(book: BookSummary): BookCard {
  return {
    id: String(book.id),
    href: `/books/${book.id}`,
    title: book.title,
    authors: authorsText(book.contributors),
    imprint: [book.publisher, book.publishedOn?.getUTCFullYear()].filter(Boolean).join(' · '),
    cover: coverOf(book),
  };
}

/** Returns the cards of books that are shown side by side: neighbours' covers differ in tone. */
export function bookCards(books: readonly BookSummary[]): BookCard[] {
  const cards = books.map(bookCard);
  const designs = spreadTones(cards.map(({ cover }) => cover));
  return cards.map((card, at) => ({ ...card, cover: { ...card.cover, ...designs[at] } }));
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

export function bookPage(book: Book, sections: readonly PageSection[]): BookPage {
  const authors = authorsText(book.contributors);
  const facts = [
    // Author and genre stand beside the title and are not repeated.
    ...creditsOf(book.contributors).filter(({ value }) => value !== authors),
    { name: '출판사', value: book.publisher },
    publicationOf(book),
    { name: '분류', value: book.subCategory ?? '' },
    { name: '가격', value: book.listPrice > 0 ? priceText(book) : '' },
    { name: 'ISBN', value: book.isbn13 ?? '' },
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
