import type { BookSummary } from './book.ts';
import { type Contributor, shownAuthors } from './contributor.ts';
import { coverDesign, spreadTones } from './cover-design.ts';
import { coverSources } from './cover-sources.ts';

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

/** "김난도, 전미영, 최지혜 외 9명" */
export function authorsText(contributors: readonly Contributor[]): string {
  const names = shownAuthors(contributors).map(({ name }) => name);
  if (names.length === 0) return '저자 미상';
  const rest = names.length - namedAuthors;
  return rest > 0 ? `${names.slice(0, namedAuthors).join(', ')} 외 ${rest}명` : names.join(', ');
}

export function coverOf({ title, contributors, coverUrl }: BookSummary): Cover {
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

const knownCards = new WeakMap<readonly BookSummary[], readonly BookCard[]>();

/**
 * Returns the cards of books that are shown side by side: neighbours' covers differ in tone. The
 * same list of books has the same cards.
 */
export function bookCards(books: readonly BookSummary[]): readonly BookCard[] {
  const known = knownCards.get(books) ?? makeCards(books);
  knownCards.set(books, known);
  return known;
}

function makeCards(books: readonly BookSummary[]): BookCard[] {
  const cards = books.map(bookCard);
  const designs = spreadTones(cards.map(({ cover }) => cover));
  return cards.map((card, at) => ({ ...card, cover: { ...card.cover, ...designs[at] } }));
}
