import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { quizQuestions } from '../../../../src/quiz/quiz-questions.ts';
import { goodComments, hostileComments, showsHostility, type WrittenComment } from './read-corpus.ts';

interface Row {
  readonly title: string;
  readonly subtitle: string | null;
  readonly subCategory: string | null;
  readonly publisher: string;
  readonly publishedOn: string | null;
  readonly tags: readonly string[];
  readonly contributors: readonly { readonly authorId: number }[];
}

const fixture = JSON.parse(
  readFileSync(new URL('../../../../fixtures/books.json', import.meta.url), 'utf8'),
) as { readonly books: readonly Row[]; readonly authors: readonly { id: number; name: string }[] };
const rows = new Map(fixture.books.map((row) => [row.title, row]));
const names = new Map(fixture.authors.map(({ id, name }) => [id, name]));
const questionOf = new Map(quizQuestions.flatMap(({ id, options }) => options.map(({ code }) => [code, id])));
const labels = quizQuestions.flatMap(({ options }) => options.map(({ label }) => label));

const good = [...goodComments('open'), ...goodComments('held')];
const hostile = [...hostileComments('open'), ...hostileComments('held')];
const everyGood = [...good, ...goodComments('fresh'), ...goodComments('unseen')];
const everyHostile = [...hostile, ...hostileComments('fresh'), ...hostileComments('unseen')];

test.each([
  ['good', good, goodComments('held')],
  ['hostile', hostile, hostileComments('held')],
])('the %s corpus has 300 different comments or more, a third of them held', (_, all, held) => {
  expect(all.length).toBeGreaterThanOrEqual(300);
  expect(new Set(all.map(({ comment }) => comment)).size).toBe(all.length);
  expect(held.length / all.length).toBeGreaterThan(0.29);
});

test('each kind of hostile comment has fifteen or more', () => {
  const counts = Map.groupBy(hostile, ({ kind }) => kind);
  expect(counts.size).toBeGreaterThanOrEqual(20);
  for (const [kind, comments] of counts) expect([kind, comments.length >= 15]).toEqual([kind, true]);
});

test('each hostile comment shows hostility as a whole, and none in its harmless sentences', () => {
  const wrong = everyHostile.filter(
    (one) =>
      !showsHostility(one, one.comment) ||
      showsHostility(one, one.harmless.join(' ')) ||
      one.harmless.some((sentence) => !one.comment.includes(sentence)),
  );
  expect(wrong).toEqual([]);
});

test('each claim of both corpora is true of its book, with one answer per question', () => {
  const wrong = [...everyGood, ...everyHostile].filter(
    ({ title, claims }) => !(claims.every((claim) => isTrue(title, claim)) && areOneReaders(claims)),
  );
  expect(wrong).toEqual([]);
});

test('a good comment quotes its book and the answers, with no number of another source', () => {
  const wrong = everyGood.flatMap(({ title, comment }) => {
    const known = [...labels, ...wordsOf(rows.get(title))].join(' ');
    const quotes = [...comment.matchAll(/[‘'"“『「]([^’'"”』」]+)[’'"”』」]/g)].map(([, quote]) => quote);
    const numbers = comment.match(/\d+/g) ?? [];
    return [...quotes, ...numbers].filter((part) => part === undefined || !known.includes(part));
  });
  expect(wrong).toEqual([]);
});

const areOneReaders = (claims: WrittenComment['claims']) => {
  const answers = new Set(claims.map(({ answer }) => answer));
  return new Set([...answers].map((answer) => questionOf.get(answer))).size === answers.size;
};

function isTrue(title: string, { answer, field, value }: WrittenComment['claims'][number]): boolean {
  const row = rows.get(title);
  if (row === undefined || !questionOf.has(answer)) return false;
  if (field === 'tag') return row.tags.includes(value);
  if (field === 'title') return row.title.includes(value);
  if (field === 'year') return row.publishedOn?.startsWith(`${value}-`) ?? false;
  if (field === 'author') return value.split(', ').every((name) => authorsOf(row).includes(name));
  return (field === 'subtitle' || field === 'subCategory') && row[field] === value;
}

const authorsOf = ({ contributors }: Row) => contributors.map(({ authorId }) => names.get(authorId) ?? '');

const wordsOf = (row: Row | undefined): string[] =>
  row === undefined
    ? []
    : [
        row.title,
        row.subtitle ?? '',
        row.subCategory ?? '',
        row.publisher,
        row.publishedOn ?? '',
        ...row.tags,
        ...authorsOf(row),
      ];
