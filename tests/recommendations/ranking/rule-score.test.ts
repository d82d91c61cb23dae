import { describe, expect, test } from 'vitest';
import { chosenAnswers } from '../../../src/quiz/answers.ts';
import type { OptionKey, QuestionId } from '../../../src/quiz/quiz.ts';
import type { Candidate } from '../../../src/recommendations/candidates/candidate.ts';
import { rankByRule } from '../../../src/recommendations/ranking/rule-score.ts';
import { sampleBooks } from '../sample-books.ts';

/** Answers that ask for little, as a base for the answer under test. */
const neutral: Record<QuestionId, OptionKey> = {
  q1: 'a',
  q2: 'a',
  q3: 'c',
  q4: 'b',
  q5: 'a',
  q6: 'e',
  q7: 'd',
  q8: 'b',
  q9: 'e',
  q10: 'b',
};
const plain: Candidate = {
  ...(sampleBooks[0] as Candidate),
  authors: ['작가'],
  subtitle: null,
  subCategory: null,
  tags: [],
  publishedOn: new Date('2020-01-01'),
  salePrice: 15_000,
  title: '가나다',
};
const shelfOf = (...changes: Partial<Candidate>[]) =>
  changes.map((change, i) => ({ ...plain, id: i + 1, ...change }));
const order = (books: Candidate[], answers: Partial<typeof neutral> = {}) =>
  rankByRule(chosenAnswers({ ...neutral, ...answers }), books).map(({ book }) => book.id);

describe('a book that matches the answers comes first', () => {
  test.each([
    ['a tag', { q2: 'd' }, { tags: ['유쾌한'] }],
    ['a shelf', { q6: 'c' }, { subCategory: '일본소설' }],
    ['a word in the title', { q9: 'c' }, { title: '가나 (기념 에디션)' }],
    ['a subtitle', { q9: 'b' }, { subtitle: '부제' }],
    ['a number', { q9: 'd' }, { title: '가나 3' }],
    ['more than one author', { q9: 'e' }, { authors: ['하나', '둘'] }],
    ['a set', { q8: 'd' }, { title: '가나 세트' }],
    ['newness', { q7: 'a' }, { publishedOn: new Date('2026-01-01') }],
    ['age', { q7: 'c' }, { publishedOn: new Date('1999-01-01') }],
    ['a low price', { q8: 'a' }, { salePrice: 5_000 }],
    ['a high price', { q8: 'c' }, { salePrice: 50_000 }],
    ['a short title', { q9: 'a' }, { title: '가' }],
  ] as const)('%s', (_name, answers, facts) => {
    const [first] = order(shelfOf({}, {}, facts as Partial<Candidate>), answers);
    expect(first).toBe(3);
  });
});

test.each([
  '개정증보판',
  '2026~2027년 최신판',
  '출간 20주년 기념 개정판',
  '카네기 마스터 에디션',
  '2025-26년 개정',
])('the edition %s is no subtitle that says what the book is about', (subtitle) => {
  expect(
    order(shelfOf({}, { subtitle }, { subtitle: `세상을 보는 시선, ${subtitle}` }), { q9: 'b' }),
  ).toEqual([3, 1, 2]);
});

test("ties keep the candidates' order", () => {
  expect(order(shelfOf({}, {}, {}, {}))).toEqual([1, 2, 3, 4]);
});

test('a fact of every candidate changes nothing', () => {
  const shared = { tags: ['유쾌한'] };
  const ranked = rankByRule(chosenAnswers({ ...neutral, q2: 'd' }), shelfOf(shared, shared, shared));
  expect(
    ranked.flatMap(({ contributions }) => contributions).filter(({ fact }) => fact.kind === 'tag')[0]?.points,
  ).toBe(0);
});

test('a book without a date has the middle place', () => {
  const books = shelfOf(
    { publishedOn: new Date('1990-01-01') },
    { publishedOn: null },
    { publishedOn: new Date('2026-01-01') },
  );
  expect(order(books, { q7: 'a' })).toEqual([3, 2, 1]);
  expect(order(books, { q7: 'c' })).toEqual([1, 2, 3]);
});

test('equal input gives an equal ranking', () => {
  expect(rankByRule(chosenAnswers(neutral), sampleBooks)).toEqual(
    rankByRule(chosenAnswers(neutral), sampleBooks),
  );
});

test('of two matching books the one that fits fewer readers comes first', () => {
  const everybodys = { tags: ['위로', '유쾌한', '우주', '습관', '죽음'] };
  expect(order(shelfOf(everybodys, { tags: ['위로'] }, {}, {}))[0]).toBe(2);
});
