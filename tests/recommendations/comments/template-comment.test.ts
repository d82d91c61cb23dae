import { describe, expect, test } from 'vitest';
import { withParticle } from '../../../src/platform/korean-particle.ts';
import type { QuestionId } from '../../../src/quiz/quiz.ts';
import type { Candidate } from '../../../src/recommendations/candidates/candidate.ts';
import { templateComment } from '../../../src/recommendations/comments/template-comment.ts';
import type { Fact } from '../../../src/recommendations/ranking/fact.ts';
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

const labelOf = (id: QuestionId) => chosen.find(({ question }) => question.id === id)?.option.label ?? '';
/** The label of the reader's answer in quotation marks, with its particle. */
const given = (id: QuestionId) => withParticle(`‘${labelOf(id)}’`, '을');

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
      `${given('q2')} 고르셨지요. 『할매』는 ‘위로’를 건네는 책이에요. 2005년에 창비에서 나왔어요.`,
    ],
    [
      'q6',
      { kind: 'shelf', value: '한국' },
      `${given('q6')} 고르셨지요. 『할매』는 ‘한국소설’ 분야의 책이에요. 2005년에 창비에서 나왔어요.`,
    ],
    [
      'q7',
      { kind: 'newness', place: 1, near: 1 },
      `${given('q7')} 고르셨지요. 『할매』는 살펴본 책들 가운데 새 책에 드는, 2005년에 나온 책이에요.`,
    ],
    [
      'q7',
      { kind: 'newness', place: 0.4, near: 0.5 },
      `${given('q7')} 고르셨지요. 『할매』는 너무 새롭지도 오래되지도 않은, 2005년에 나온 책이에요.`,
    ],
    [
      'q8',
      low,
      `${given('q8')} 고르셨지요. 『할매』는 판매가가 9,000원으로, 함께 살펴본 책들보다 부담이 적은 편인 책이에요. 2005년에 창비에서 나왔어요.`,
    ],
    [
      'q9',
      { kind: 'coauthored' },
      `${given('q9')} 고르셨지요. 『할매』는 지은이 2명이 함께 쓴 책이에요. 2005년에 창비에서 나왔어요.`,
    ],
  ])('%s %o', (question, fact, comment) => {
    expect(write([[question, fact]])).toBe(comment);
  });

  test.each([
    ['1984', '『1984』는'],
    ['데미안', '『데미안』은'],
    ['Becoming', '『Becoming』은'],
    ['MBTI', '『MBTI』는'],
    ['나의 돈키호테 2', '『나의 돈키호테 2』는'],
    ['트렌드 코리아 2026', '『트렌드 코리아 2026』은'],
    ['물고기는 존재하지 않는다 (개정판)', '『물고기는 존재하지 않는다 (개정판)』은'],
  ])('the title %s', (title, topic) => {
    for (const position of [0, 1, 2]) expect(write([['q2', tag]], { title }, position)).toContain(topic);
  });

  test('names a second answer with another fact, and the subtitle', () => {
    const reasons: [QuestionId, Fact][] = [
      ['q2', tag],
      ['q8', low],
    ];
    const [warm, cheap] = [labelOf('q2'), labelOf('q8')];
    const book = { subtitle: '어느 봄의 기록' };
    expect([0, 1, 2].map((position) => write(reasons, book, position))).toEqual([
      `‘${warm}’를 고르셨지요. 『할매』는 ‘위로’를 건네는 책이에요. 판매가가 9,000원으로, 함께 살펴본 책들보다 부담이 적은 편인 책이라서 ‘${cheap}’에도 잘 맞아요. 부제는 ‘어느 봄의 기록’이에요. 2005년에 창비에서 나왔어요.`,
      `‘${warm}’라는 답을 보고 이 책이 떠올랐어요. 『할매』는 ‘위로’를 건네는 책이에요. ‘${cheap}’과도 통해요. 판매가가 9,000원으로, 함께 살펴본 책들보다 부담이 적은 편인 책이거든요. ‘어느 봄의 기록’이라는 부제가 붙어 있어요. 창비에서 2005년에 펴냈어요.`,
      `『할매』는 ‘위로’를 건네는 책이에요. ‘${warm}’를 고르셔서 함께 권해 드려요. 판매가가 9,000원으로, 함께 살펴본 책들보다 부담이 적은 편인 책이기도 해서 ‘${cheap}’에도 어울려요. 제목 곁에 ‘어느 봄의 기록’이라는 부제를 달았어요. 2005년에 나왔고, 펴낸 곳은 창비예요.`,
    ]);
  });

  test('facts about the content come before price and age', () => {
    expect(
      write([
        ['q8', low],
        ['q1', tag],
      ]),
    ).toContain(`${given('q1')} 고르셨지요`);
  });

  test('a second fact for the same answer is told when no other answer has one', () => {
    const reasons: [QuestionId, Fact][] = [
      ['q2', tag],
      ['q2', { kind: 'tag', value: '우정' }],
    ];
    expect([0, 1, 2].map((position) => write(reasons, {}, position))).toEqual([
      expect.stringContaining('‘위로’를 건네는 책이에요. ‘우정’을 다룬 책이기도 해요.'),
      expect.stringContaining('‘위로’를 건네는 책이에요. 또 ‘우정’을 다룬 책이에요.'),
      expect.stringContaining('함께 권해 드려요. 그리고 ‘우정’을 다룬 책이에요.'),
    ]);
  });

  test.each<[QuestionId, Fact, Partial<Candidate>, string]>([
    [
      'q9',
      { kind: 'prize' },
      { prize: '제134회 나오키상 수상작' },
      '『할매』는 ‘제134회 나오키상 수상작’이라는 소개가 붙은 책이에요.',
    ],
    ['q8', { kind: 'inSeries' }, { seriesName: '위픽' }, '『할매』는 ‘위픽’ 시리즈에 든 책이에요.'],
    [
      'q8',
      { kind: 'inSeries' },
      { seriesName: '민음사 세계문학전집' },
      '『할매』는 ‘민음사 세계문학전집’에 든 책이에요.',
    ],
    [
      'q4',
      { kind: 'pages', place: 0.1, near: 0 },
      { pages: 1_184 },
      '『할매』는 살펴본 책들 가운데 얇은 편인, 1,184쪽짜리 책이에요.',
    ],
    [
      'q6',
      { kind: 'shelf', value: '일본' },
      { subCategory: '추리/미스터리소설', categoryPath: ['추리/미스터리소설', '일본 추리/미스터리소설'] },
      '『할매』는 ‘일본 추리/미스터리소설’ 분야의 책이에요.',
    ],
  ])('%s %o %o', (question, fact, changes, sentence) => {
    expect(write([[question, fact]], changes)).toContain(sentence);
  });

  test('a translation is a reason for a reader who takes books of any country', () => {
    const translated = { translators: ['이두리', '박세리'] };
    const anyCountry = chosenOf('aaaaaeaaea').find(({ question }) => question.id === 'q6');
    const fact: Fact = { kind: 'translated' };
    const contributions = anyCountry ? [{ answer: anyCountry, fact, points: 0.3 }] : [];
    const ranked = { book: { ...book, ...translated }, score: 1, contributions };
    expect(templateComment(ranked, 0)).toMatchObject({
      comment: expect.stringContaining('『할매』는 이두리, 박세리가 우리말로 옮긴 책이에요.'),
      claims: [{ answer: 'origin_any', field: 'translator', value: '이두리, 박세리' }],
    });
    expect(write([['q6', { kind: 'translated' }]], translated)).not.toContain('우리말로 옮긴 책');
  });

  test('who translated or illustrated the book is told beside the reason', () => {
    expect(write([['q2', tag]], { translators: ['이두리'] })).toContain('이두리가 우리말로 옮겼어요.');
    expect(write([['q2', tag]], { illustrators: ['박세리'] }, 1)).toContain(
      '박세리가 그린 그림이 실려 있어요.',
    );
    expect(write([['q2', tag]], { illustrators: [...book.authors] })).not.toContain('그림');
  });

  test('a subtitle that a reason rests on, or that only names the edition, is not told again', () => {
    const word: Fact = { kind: 'word', value: '특별' };
    const said = write([['q9', word]], { subtitle: '특별판 봄' });
    expect(said).toContain('부제에 ‘특별’이라는 말이 들어간 책이에요.');
    expect(said).not.toContain('봄');
    expect(write([['q2', tag]], { subtitle: '2026~2027년 최신판' })).not.toContain('최신판');
  });

  test('a number in the note behind a title is not of the title', () => {
    const changes = { title: '할매 (20만 부 기념판)', subtitle: '5천 년의 이야기' };
    expect(write([['q9', { kind: 'digits' }]], changes)).toContain('부제에 숫자가 들어간 책');
  });

  test('of equal reasons, that of an answer which no other comment names comes first', () => {
    const contributions = (['q1', 'q2'] as const).flatMap((id) => {
      const answer = chosen.find(({ question }) => question.id === id);
      const fact: Fact = { kind: 'tag', value: id === 'q1' ? '위로' : '우정' };
      return answer ? [{ answer, fact, points: id === 'q1' ? 2 : 1 }] : [];
    });
    const first = (named: readonly string[]) =>
      templateComment({ book, score: 1, contributions }, 0, new Set(named)).claims[0]?.value;
    expect(first([])).toBe('위로');
    expect(first([contributions[0]?.answer.option.code ?? ''])).toBe('우정');
  });

  test('the same fact is not told twice', () => {
    expect(
      write([
        ['q1', tag],
        ['q2', tag],
      ]).match(/‘위로’를 건네는/g),
    ).toHaveLength(1);
  });

  test('three comments for the same reasons share no sentence', () => {
    const sentences = [0, 1, 2].flatMap((position) =>
      write(
        [
          ['q2', tag],
          ['q8', low],
        ],
        { title: `책 ${position}` },
        position,
      ).split(/(?<=\.) /),
    );
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});

test('without a strong reason, the half of the scale is named', () => {
  const half: Fact = { kind: 'newness', place: 0.68, near: 1 };
  expect(write([['q7', half]])).toBe(
    `${given('q7')} 고르셨지요. 『할매』는 그리 오래되지 않은, 2005년에 나온 책이에요.`,
  );
  expect(
    write([
      ['q7', half],
      ['q2', tag],
    ]),
  ).toContain(
    '‘위로’를 건네는 책이에요. 그리 오래되지 않은, 2005년에 나온 책이라서 ‘이제 막 나온 새 책’에도 잘 맞아요.',
  );
  expect(
    write([
      ['q7', half],
      ['q2', tag],
      ['q8', low],
    ]),
  ).not.toContain('그리 오래되지 않은');
});

describe('not given as a reason', () => {
  const introduction = '『할매』는 ‘한국소설’ 분야의 책이에요. 2005년에 창비에서 나왔어요.';

  test('without any reason the book is introduced, and no answer is named', () => {
    expect(write([])).toBe(introduction);
  });

  test('a place far from the wished one', () => {
    expect(write([['q8', { kind: 'price', place: 0.6, near: 0 }]])).toBe(introduction);
  });

  test('a fact that another question only weighs', () => {
    expect(write([['q3', low]])).toBe(introduction);
    // Guides for travellers are revised every year.
    const revised: Fact = { kind: 'word', value: '개정' };
    expect(write([['q7', revised]], { title: '할매 개정판' })).not.toContain('‘개정’');
  });

  test('the length of a title, for an answer that asks for co-authors', () => {
    expect(write([['q9', { kind: 'titleLength', place: 0.1, near: 0 }]])).toBe(introduction);
  });

  test('a fact that the row lacks', () => {
    const newness: Fact = { kind: 'newness', place: 1, near: 1 };
    expect(write([['q7', newness]], { publishedOn: null })).toBe('『할매』는 ‘한국소설’ 분야의 책이에요.');
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

test.each([
  ['title', { title: '긴 제목 '.repeat(100) }],
  ['title and a long sub-category', { title: '긴 제목 '.repeat(100), subCategory: '분야'.repeat(150) }],
])('a very long %s leaves no comment empty or too long', (_what, changes) => {
  for (const reasons of [[], [['q2', tag]], [['q6', { kind: 'shelf', value: '한국' }]]] as const) {
    const comment = write([...reasons] as [QuestionId, Fact][], changes);
    expect(comment).toMatch(/^.*『긴 제목 .*…』은 /);
    expect([...comment].length).toBeLessThanOrEqual(300);
  }
});
