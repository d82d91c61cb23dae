import { readFileSync } from 'node:fs';
import { type Choice, quizQuestions } from '../../src/recommendations/commands.ts';

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

/** What a claim may say of a row, read from the fixture's own fields and not by the code under test. */
const readings: Record<string, (row: Row, value: string) => boolean> = {
  tag: (row, value) => (row.tags as string[]).includes(value),
  subCategory: (row, value) => row.subCategory === value,
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

/** How many claims of a choice are true of the reader's answers and of the book's row. */
export function countTrueClaims({ answers }: Case, bookId: number, claims: Claims): number {
  const given = quizQuestions.map(({ id, options }) => options.find(({ key }) => key === answers[id])?.code);
  const row = rows.get(bookId);
  return claims.filter(
    ({ answer, field, value }) =>
      given.includes(answer) && row !== undefined && value !== '' && readings[field]?.(row, value),
  ).length;
}
