import type { Candidate } from './candidate.ts';

/**
 * A book's places among the candidates, from 0 (oldest, cheapest, shortest, thinnest) to 1. Books
 * with equal values share a place.
 */
export interface Standing {
  readonly newness: number;
  readonly price: number;
  readonly titleLength: number;
  readonly pages: number;
}

/** Matches a title that belongs to a set or a numbered series: "… 세트 (전5권)", "… 2", "… 21권". */
const seriesTitle =
  /세트|전\s?\d+권|시리즈|\d+\s?권|[^\d\s,]\s\d{1,2}$|시즌\s?\d|\s[상하]$|[:\s]\s?(?:봄|여름|가을|겨울)\s\d{4}$/;

export const withoutNotes = (title: string) => title.replace(/\([^)]*\)|\[[^\]]*\]/g, '').trim();

/** Matches the name of an edition or a prize: "개정증보판", "2026~2027년 최신판", "노벨문학상 수상작가". */
const editionName =
  /(?:개정|증보|최신|특별|보급|기념|한정|완역|양장|합본|신)\S*판$|에디션$|개정$|리커버$|^초판|선정(?:작|도서)?$|수상(?:작|작가)?$/;

/** Whether a part of the subtitle says what the book is about, and not only which edition it is. */
export const hasSubtitle = ({ subtitle }: Candidate) =>
  subtitle?.split(/[,.]/).some((part) => part.trim() !== '' && !editionName.test(part.trim())) ?? false;
export const isSeries = (book: Candidate) =>
  seriesTitle.test(withoutNotes(book.title)) || /세트/.test(book.title);

/** The facts that a book either has or lacks, each as a test. */
export const flagFacts = {
  subtitle: hasSubtitle,
  digits: (book: Candidate) => /\d/.test(`${withoutNotes(book.title)} ${book.subtitle ?? ''}`),
  series: isSeries,
  inSeries: ({ seriesName }: Candidate) => seriesName !== null,
  prize: ({ prize }: Candidate) => prize !== null,
  translated: ({ translators }: Candidate) => translators.length > 0,
  coauthored: ({ authors }: Candidate) => authors.length > 1,
};
export type FlagKind = keyof typeof flagFacts;

/** Letters and syllables of the title, without spaces and edition notes. */
const titleLength = (book: Candidate) => withoutNotes(book.title).replace(/\s/g, '').length;

/** A book counts as old only when it is older than the newest candidate by more than this. */
const oldAfterMs = 4 * 365 * 24 * 60 * 60 * 1_000;

/** Returns the places of every candidate, in the order given. */
export function standings(books: readonly Candidate[]): Standing[] {
  const dates = books.map(({ publishedOn }) => publishedOn?.getTime() ?? null);
  const newness = places(dates);
  const oldBefore = Math.max(...dates.map((date) => date ?? 0)) - oldAfterMs;
  const price = places(books.map(({ salePrice }) => salePrice || null));
  const length = places(books.map(titleLength));
  const pages = places(books.map((book) => book.pages));
  return books.map((_, i) => ({
    newness: Math.max(newness[i] ?? middle, (dates[i] ?? 0) > oldBefore ? middle : 0),
    price: price[i] ?? middle,
    titleLength: length[i] ?? middle,
    pages: pages[i] ?? middle,
  }));
}

/** The place of a book whose value is unknown. */
const middle = 0.5;

function places(values: readonly (number | null)[]): number[] {
  const known = values.filter((value) => value !== null);
  return values.map((value) => {
    if (value === null || known.length < 2) return middle;
    const below = known.filter((other) => other < value).length;
    const equal = known.filter((other) => other === value).length;
    return (below + (equal - 1) / 2) / (known.length - 1);
  });
}
