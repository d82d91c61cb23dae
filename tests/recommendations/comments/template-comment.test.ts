import { describe, expect, test } from 'vitest';
import type { QuestionId } from '../../../src/quiz/quiz.ts';
import type { Candidate } from '../../../src/recommendations/candidates/candidate.ts';
import { templateComment } from '../../../src/recommendations/comments/template-comment.ts';
import type { Fact } from '../../../src/recommendations/ranking/rule-score.ts';
import { chosenOf } from '../../quiz/answers-of.ts';
import { sampleBooks } from '../sample-books.ts';

const chosen = chosenOf('aaaaaaaaea');
const book: Candidate = {
  ...(sampleBooks[0] as Candidate),
  title: '할매',
  subtitle: null,
  publisher: '창비',
};
const tag: Fact = { kind: 'tag', value: '위로' };
const low: Fact = { kind: 'price', place: 0.1, near: 0 };

/** The comment on a book with these answers, each matched by a fact. */
function write(
  reasons: readonly [QuestionId, Fact][],
  changes: Partial<Candidate> = {},
  position = 0,
): string {
  const contributions = reasons.flatMap(([id, fact]) => {
    const answer = chosen.find(({ question }) => question.id === id);
    return answer ? [{ answer, fact, points: 1 }] : [];
  });
  return templateComment({ book: { ...book, ...changes }, score: 1, contributions }, position).comment;
}

describe('names an answer of the reader and a fact of the row, with the right particles', () => {
  test.each<[QuestionId, Fact, string]>([
    [
      'q2',
      tag,
      '‘따뜻하고 다정한 분위기’를 고르셨지요. 『할매』는 책모임이 ‘위로’ 책갈피를 꽂아 둔 책이에요. 2005년에 창비에서 나왔어요.',
    ],
    [
      'q6',
      { kind: 'shelf', value: '한국' },
      '‘한국 작가의 글’을 고르셨지요. 『할매』는 ‘한국소설’ 서가의 책이에요. 2005년에 창비에서 나왔어요.',
    ],
    [
      'q7',
      { kind: 'newness', place: 1, near: 1 },
      '‘이제 막 나온 새 책’을 고르셨지요. 『할매』는 2005년에 나온 책으로, 후보 가운데 새로운 편이에요.',
    ],
    [
      'q7',
      { kind: 'newness', place: 0.4, near: 0.5 },
      '‘이제 막 나온 새 책’을 고르셨지요. 『할매』는 2005년에 나온 책으로, 후보 가운데 중간쯤이에요.',
    ],
    [
      'q8',
      low,
      '‘부담 없이 집어 드는 값’을 고르셨지요. 『할매』는 판매가가 9,000원으로, 후보 가운데 낮은 편이에요. 2005년에 창비에서 나왔어요.',
    ],
    [
      'q9',
      { kind: 'titleLength', place: 0.1, near: 0 },
      '‘여럿이 함께 쓴 이름들’을 고르셨지요. 『할매』는 제목이 후보 가운데 짧은 편이에요. 2005년에 창비에서 나왔어요.',
    ],
    [
      'q9',
      { kind: 'coauthored' },
      '‘여럿이 함께 쓴 이름들’을 고르셨지요. 『할매』는 나란히 적힌 2명의 이름이 눈에 띄는 책이에요. 2005년에 창비에서 나왔어요.',
    ],
  ])('%s %o', (question, fact, comment) => {
    expect(write([[question, fact]])).toBe(comment);
  });

  test('names a second answer with another fact, and the subtitle', () => {
    expect(
      write(
        [
          ['q2', tag],
          ['q8', low],
        ],
        { subtitle: '어느 봄의 기록' },
      ),
    ).toBe(
      [
        '‘따뜻하고 다정한 분위기’를 고르셨지요. 『할매』는 책모임이 ‘위로’ 책갈피를 꽂아 둔 책이에요.',
        '‘부담 없이 집어 드는 값’이라는 답에는 판매가가 9,000원으로, 후보 가운데 낮은 편이라는 점이 어울려요.',
        '부제는 ‘어느 봄의 기록’이에요. 2005년에 창비에서 나왔어요.',
      ].join(' '),
    );
  });

  test('facts about the content come before price and age', () => {
    expect(
      write([
        ['q8', low],
        ['q1', tag],
      ]),
    ).toMatch(/^‘지친 마음을 달래 줄 위로’를 고르셨지요/);
  });

  test('the same fact is not told twice', () => {
    expect(
      write([
        ['q1', tag],
        ['q2', tag],
      ]).match(/책갈피/g),
    ).toHaveLength(1);
  });

  test('three books in a row have different openings', () => {
    const beginnings = [0, 1, 2].map((position) => write([['q2', tag]], {}, position).split('.')[0]);
    expect(new Set(beginnings).size).toBe(3);
  });
});

test('without a strong reason, the half of the scale is named', () => {
  const half: Fact = { kind: 'newness', place: 0.68, near: 1 };
  expect(write([['q7', half]])).toBe(
    '‘이제 막 나온 새 책’을 고르셨지요. 『할매』는 2005년에 나온 책으로, 후보 가운데 새로운 쪽 절반에 들어요.',
  );
  expect(
    write([
      ['q7', half],
      ['q2', tag],
    ]),
  ).not.toContain('절반');
});

describe('not given as a reason', () => {
  const introduction = '『할매』는 ‘한국소설’ 서가의 책이에요. 2005년에 창비에서 나왔어요.';

  test('without any reason the book is introduced, and no answer is named', () => {
    expect(write([])).toBe(introduction);
  });

  test('a place far from the wished one', () => {
    expect(write([['q8', { kind: 'price', place: 0.6, near: 0 }]])).toBe(introduction);
  });

  test('a fact that another question only weighs', () => {
    expect(write([['q3', low]])).toBe(introduction);
  });

  test('a fact that the row lacks', () => {
    const newness: Fact = { kind: 'newness', place: 1, near: 1 };
    expect(write([['q7', newness]], { publishedOn: null })).toBe('『할매』는 ‘한국소설’ 서가의 책이에요.');
    expect(write([['q8', low]], { salePrice: 0 })).toBe(introduction);
  });
});

test('sentences that would make it too long are left out', () => {
  const comment = write(
    [
      ['q2', tag],
      ['q8', low],
    ],
    { title: '긴 제목'.repeat(60) },
  );
  expect([...comment].length).toBeLessThanOrEqual(300);
  expect(comment).toMatch(/[.]$/);
});
