import { describe, expect, test } from 'vitest';
import { toCandidate } from '../../src/books/index.ts';
import { bookFacts } from '../../src/questions/book-facts.ts';
import { templateQuestions } from '../../src/questions/template-questions.ts';
import { commonTemplates, factTemplates } from '../../src/questions/template-words.ts';

type Book = Parameters<typeof toCandidate>[0];
const now = new Date('2026-11-29T00:00:00Z');
const bare: Book = {
  id: 1,
  itemId: 1,
  isbn13: null,
  title: '이처럼 사소한 것들 (리커버)',
  subtitle: null,
  contributors: [],
  publisher: '',
  publishedOn: null,
  coverUrl: null,
  genre: { id: 1, name: '에세이' },
  subCategory: null,
  categoryPath: [],
  series: null,
  pages: null,
  listPrice: 0,
  salePrice: 0,
  salesPoint: 0,
  bestRank: null,
  tags: [],
  tagSources: {},
  productUrl: '',
  description: null,
};
const rich: Book = {
  ...bare,
  title: '채식주의자',
  subtitle: '한강 연작소설, 부커상 수상작',
  contributors: [
    { authorId: 1, name: '한강', role: '지은이' },
    { authorId: 2, name: '김옮김', role: '옮긴이' },
  ],
  publishedOn: new Date('2007-10-30'),
  genre: { id: 2, name: '소설/시/희곡' },
  subCategory: '한국소설',
  series: '창비 소설선 12',
  pages: 460,
  tags: ['가족', '성장', '지어낸 것'],
  tagSources: { 가족: 'description', 성장: 'title' },
};
const write = (book: Book, turn = 0) => templateQuestions(bookFacts(toCandidate(book), now), turn);

describe('templates', () => {
  test('are at least eight for every book and each of the four kinds is among them', () => {
    expect(commonTemplates.length + factTemplates.length).toBeGreaterThanOrEqual(8);
    expect(new Set(commonTemplates.map(({ kind }) => kind)).size).toBe(4);
  });

  test('write five different questions about a book when only its title is known', () => {
    const questions = write(bare);
    expect(new Set(questions.map(({ body }) => body)).size).toBe(5);
    expect(questions.map(({ body }) => body).join()).toContain('『이처럼 사소한 것들』');
    expect(questions.every(({ bookFields, quotes }) => bookFields.length > 0 && quotes.length === 0)).toBe(
      true,
    );
  });

  test('write only from fields that the record has, and say their values', () => {
    const facts = bookFacts(toCandidate(rich), now);
    for (let turn = 0; turn < 12; turn += 1) {
      const questions = templateQuestions(facts, turn);
      expect(questions).toHaveLength(5);
      for (const { body, bookFields } of questions) {
        expect(bookFields.every((field) => facts.values.has(field))).toBe(true);
        expect(body).toMatch(/[?.]$/);
        expect(body).not.toMatch(/undefined|null|지어낸/);
      }
      const kinds = questions.map(({ kind }) => kind);
      expect(
        Math.max(...kinds.map((kind) => kinds.filter((one) => one === kind).length)),
      ).toBeLessThanOrEqual(2);
    }
  });

  test('begin with others when a meeting drafts again', () => {
    const [first, second] = [write(rich, 0), write(rich, 1)].map((all) => all.map(({ body }) => body));
    expect(second).not.toEqual(first);
  });

  test('ask about the age of a book only if it is old', () => {
    const asksOf = (year: string) =>
      Array.from({ length: 12 }, (_, turn) => write({ ...rich, publishedOn: new Date(year) }, turn))
        .flat()
        .some(({ body }) => body.includes('년에 펴낸 책'));
    expect(asksOf('2007-01-01')).toBe(true);
    expect(asksOf('2025-01-01')).toBe(false);
  });

  test('use particles that fit the words', () => {
    const bodies = Array.from({ length: 12 }, (_, turn) => write(rich, turn).map(({ body }) => body)).flat();
    expect(bodies.join('\n')).toContain('『채식주의자』라는');
    expect(bodies.join('\n')).toContain('‘가족’과 ‘성장’');
  });
});
