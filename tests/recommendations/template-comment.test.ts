import { describe, expect, test } from 'vitest';
import { chosenAnswers } from '../../src/recommendations/answers.ts';
import type { Candidate } from '../../src/recommendations/candidate.ts';
import { commentFault } from '../../src/recommendations/comment-policy.ts';
import { type Fact, rankByRule } from '../../src/recommendations/rule-score.ts';
import { templateComment } from '../../src/recommendations/template-comment.ts';
import { answersOf, sampleBooks } from './sample-books.ts';

const answers = answersOf('aaaaaaaaaa');
const [, mood] = chosenAnswers(answers);
const book: Candidate = {
  ...(sampleBooks[0] as Candidate),
  title: '할매',
  subtitle: '어느 봄의 기록',
  publisher: '창비',
};

const write = (fact: Fact, changes: Partial<Candidate> = {}, position = 0) =>
  templateComment(
    {
      book: { ...book, ...changes },
      score: 1,
      contributions: mood ? [{ answer: mood, fact, points: 1 }] : [],
    },
    position,
  );

describe('it says an answer really given and a fact of the row, with the right particles', () => {
  test.each<[Fact, string]>([
    [{ kind: 'tag', value: '위로' }, '『할매』는 책모임에서 ‘위로’ 태그를 붙인 책이에요.'],
    [{ kind: 'shelf', value: '한국' }, '『할매』는 ‘한국소설’ 서가의 책이에요.'],
    [{ kind: 'newness' }, '『할매』는 2005년에 나온 책이에요.'],
    [{ kind: 'price' }, '『할매』의 판매가는 9,000원이에요.'],
    [{ kind: 'titleLength' }, '『할매』는 제목이 2글자인 책이에요.'],
    [{ kind: 'subtitle' }, '『할매』에는 ‘어느 봄의 기록’이라는 부제가 붙어 있어요.'],
    [{ kind: 'digits' }, '『할매』는 제목이나 부제에 숫자가 들어 있어요.'],
    [{ kind: 'coauthored' }, '『할매』는 2명이 함께 이름을 올린 책이에요.'],
  ])('%o', (fact, sentence) => {
    expect(write(fact)).toBe(
      `‘따뜻하고 다정한 분위기’를 고르셨지요. ${sentence} 2005년에 창비에서 나왔어요.`,
    );
  });

  test('three books in a row begin in three ways', () => {
    const fact: Fact = { kind: 'tag', value: '위로' };
    expect(new Set([0, 1, 2].map((position) => write(fact, {}, position).split('.')[0])).size).toBe(3);
  });
});

test('a fact that the row lacks is not claimed', () => {
  const comment = write({ kind: 'newness' }, { publishedOn: null });
  expect(comment).toBe('『할매』는 ‘한국소설’ 서가의 책이에요. 고르신 답과 나란히 놓고 살펴보세요.');
});

test('a book that no answer speaks for is introduced, and nothing is said about the answers', () => {
  const comment = templateComment({ book, score: 0, contributions: [] }, 0);
  expect(comment).toBe(
    '『할매』는 ‘한국소설’ 서가의 책이에요. 2005년에 창비에서 나왔어요. 고르신 답과 나란히 놓고 살펴보세요.',
  );
});

test('every template passes the rules that a model’s comment must pass', () => {
  const given = answersOf('bcdabcdabc');
  const titles = sampleBooks.map(({ title }) => title);
  rankByRule(given, sampleBooks).forEach((ranked, position) => {
    expect(
      commentFault(templateComment(ranked, position), { book: ranked.book, titles, answers: given }),
    ).toBeNull();
  });
});
