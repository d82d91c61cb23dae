import { readFileSync } from 'node:fs';
import type { QuizOption } from '../../src/quiz/index.ts';
import type { Choice } from '../../src/recommendations/commands.ts';
import type { Case } from './cases.ts';

interface Row {
  readonly itemId: number;
  readonly [field: string]: unknown;
}

const fixture = JSON.parse(readFileSync(new URL('../../fixtures/books.json', import.meta.url), 'utf8')) as {
  books: Row[];
  authors: { id: number; name: string }[];
};
const rows = new Map(fixture.books.map((row) => [row.itemId, row]));
/** Titles of the whole catalogue. */
export const allTitles = fixture.books.map(({ title }) => String(title));
const names = new Map(fixture.authors.map(({ id, name }) => [id, name]));

/**
 * Whether a claim about a row is true according to the fixture's fields, independent of the code
 * under test.
 */
const readings: Record<string, (row: Row, value: string) => boolean> = {
  tag: (row, value) => (row.tags as string[]).includes(value),
  subCategory: (row, value) => row.subCategory === value,
  category: (row, value) => ((row.categoryPath ?? []) as string[]).slice(1).includes(value),
  prize: (row, value) => `${row.title}, ${row.subtitle ?? ''}`.includes(value) && /상 |올해의 책/.test(value),
  series: (row, value) => new RegExp(`^${RegExp.escape(value)}(?: \\d+)?$`).test(String(row.series)),
  translator: (row, value) => {
    const credits = (row.contributors as { authorId: number; role: string }[]).filter(
      ({ role }) => role === '옮긴이' || role === '편역',
    );
    return value.split(', ').every((name) => credits.some(({ authorId }) => names.get(authorId) === name));
  },
  pages: (row, value) => row.pages === Number(value),
  title: (row, value) => String(row.title).includes(value),
  subtitle: (row, value) => String(row.subtitle ?? '').includes(value),
  year: (row, value) => String(row.publishedOn).startsWith(`${value}-`),
  price: (row, value) => row.salePrice === Number(value),
  author: (row, value) => {
    const authors = (row.contributors as { authorId: number }[]).map(({ authorId }) => names.get(authorId));
    return value.split(', ').every((name) => authors.includes(name));
  },
};

type Claims = Choice['picks'][number]['claims'];

/** Whether the words that an answer wishes for hold this. */
const holds = (words: Readonly<Record<string, number>> | undefined, has: (word: string) => boolean) =>
  Object.entries(words ?? {}).some(([word, weight]) => weight > 0 && has(word));

/**
 * From 0 to 1, by the fixture: the share of the other books that have less, those that have as much
 * by half.
 */
function placeOf(row: Row, others: readonly Row[], measure: (row: Row) => number): number {
  const known = others.map(measure).filter((value) => value > 0);
  const less = known.filter((value) => value < measure(row)).length;
  const same = known.filter((value) => value === measure(row)).length;
  return (less + (same - 1) / 2) / (known.length - 1);
}

const measures = {
  newness: ({ publishedOn }: Row) => Date.parse(String(publishedOn)) || 0,
  price: ({ salePrice }: Row) => Number(salePrice),
  pages: ({ pages }: Row) => Number(pages ?? 0),
  titleLength: ({ title }: Row) => String(title).replace(/\([^)]*\)|\[[^\]]*\]|\s/g, '').length,
};

/**
 * Whether an answer of the quiz asks for a value of this field, according to the quiz's data and
 * independent of the code under test.
 */
const wishes: Record<
  string,
  (option: QuizOption, value: string, row: Row, others: readonly Row[]) => boolean
> = {
  tag: ({ weights }, value) => holds(weights.tags, (word) => word === value),
  subCategory: ({ weights }, value) => holds(weights.shelves, (word) => value.includes(word)),
  category: ({ weights }, value) => holds(weights.shelves, (word) => value.includes(word)),
  prize: ({ code }) => code === 'clue_award',
  series: ({ code }) => code === 'price_set' || code === 'after_continue',
  translator: ({ code }) => code === 'origin_any',
  pages: ({ weights }, _, row, others) => isWhereWished('pages', weights, row, others),
  title: ({ weights, code }, value, row, others) =>
    holds(weights.words, (word) => value.includes(word)) ||
    (code === 'clue_number' && /\d/.test(value)) ||
    (code === 'price_set' && /세트|시리즈|\d/.test(String(row.title))) ||
    (code.startsWith('clue_') && isWhereWished('titleLength', weights, row, others)),
  subtitle: ({ weights, code }, value) =>
    holds(weights.words, (word) => value.includes(word)) ||
    (code === 'clue_number' && /\d/.test(value)) ||
    code === 'clue_subtitle',
  year: ({ weights, code }, _, row, others) =>
    code.startsWith('age_') && isWhereWished('newness', weights, row, others),
  price: ({ weights, code }, _, row, others) =>
    code.startsWith('price_') && isWhereWished('price', weights, row, others),
  author: ({ code }, _, row) => code === 'clue_coauthors' && (row.contributors as unknown[]).length > 1,
};

/** Four years. */
const recentMs = 126_144_000_000;
const newestOf = (rows: readonly Row[]) => Math.max(...rows.map(measures.newness));

function isWhereWished(
  kind: keyof typeof measures,
  weights: QuizOption['weights'],
  row: Row,
  others: readonly Row[],
): boolean {
  const near = weights[kind]?.near;
  if (near === undefined) return false;
  const place = placeOf(row, others, measures[kind]);
  // A book of the last years is not old, however new the others are.
  const isRecent = kind === 'newness' && measures.newness(row) > newestOf(others) - recentMs;
  const distance = Math.abs((isRecent ? Math.max(place, 0.5) : place) - near);
  return distance <= (near === 0 || near === 1 ? 0.5 : 0.25);
}

/**
 * How many claims of a choice are true of the book's row, and asked for by an answer that the
 * reader gave.
 */
export function countTrueClaims({ answers, books }: Case, bookId: number, claims: Claims): number {
  const given = answers.map(({ option }) => option);
  const row = rows.get(bookId);
  const others = books.flatMap(({ id }) => rows.get(id) ?? []);
  return claims.filter(({ answer, field, value }) => {
    const option = given.find(({ code }) => code === answer);
    if (!option || !row || value === '' || !readings[field]?.(row, value)) return false;
    return wishes[field]?.(option, value, row, others) ?? false;
  }).length;
}
