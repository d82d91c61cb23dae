import type { PageSection } from '../platform/http/render.ts';
import type { Book } from './book.ts';
import type { RelatedBook } from './list-related-books.ts';
import { type BookCard, bookCards } from './view.ts';

/** Books that are shown. A search finds the others. */
const mostShown = 12;

/** The model of views/books/related.ejs. */
export interface RelatedBooks {
  readonly cards: readonly (BookCard & { readonly note: string })[];
  /** The search that finds all of them; null when all are shown. */
  readonly allHref: string | null;
}

export function relatedSection(title: string, related: readonly RelatedBook[]): readonly PageSection[] {
  if (related.length === 0) return [];
  const shown = related.slice(0, mostShown);
  const cards = bookCards(shown.map(({ book }) => book));
  const relatedBooks: RelatedBooks = {
    cards: shown.flatMap((one, at) => {
      const card = cards[at];
      return card ? [{ ...card, note: noteOf(one) }] : [];
    }),
    allHref: related.length > mostShown ? `/books?q=${encodeURIComponent(nameOf(title))}` : null,
  };
  return [{ view: 'books/related', model: { relatedBooks } }];
}

/** "리커버 · 창비 · 2024 · 12,600원" */
function noteOf({ book, relation }: RelatedBook): string {
  const price = book.salePrice || book.listPrice;
  return [
    relation === 'edition' ? editionText(book) : relationTexts[relation],
    book.publisher,
    book.publishedOn?.getUTCFullYear(),
    price > 0 ? `${price.toLocaleString('ko')}원` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

const editions: readonly (readonly [RegExp, string])[] = [
  [/큰 ?글[자씨]/, '큰글자책'],
  [/개정|증보/, '개정판'],
  [/리커버/, '리커버'],
  [/합본/, '합본'],
  [/영문판|대역/, '외국어판'],
  [/청소년판/, '청소년판'],
  [/특별|한정|기념|에디션|스페셜|초판본|소장판/, '특별판'],
];

const relationTexts = { volume: '다른 권', single: '낱권', set: '세트' } as const;

function editionText(book: Book): string {
  const full = `${book.title} ${book.subtitle ?? ''}`;
  return editions.find(([words]) => words.test(full))?.[1] ?? '다른 판';
}

/** The title without brackets, as a search wants it. */
const nameOf = (title: string) => title.replace(/\([^)]*\)|\[[^\]]*\]/g, '').trim() || title;
