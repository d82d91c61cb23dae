import { describe, expect, test } from 'vitest';
import { quizQuestions } from '../../../src/quiz/quiz-questions.ts';
import type { Candidate } from '../../../src/recommendations/candidates/candidate.ts';
import { answerWords } from '../../../src/recommendations/comments/answer-words.ts';
import type { ClaimField } from '../../../src/recommendations/comments/claim.ts';
import { claimFault } from '../../../src/recommendations/comments/claim-policy.ts';
import { claimChips } from '../../../src/recommendations/comments/claim-view.ts';
import { provableClaims } from '../../../src/recommendations/comments/provable-claims.ts';
import { chosenOf } from '../../quiz/answers-of.ts';
import { sampleBooks } from '../sample-books.ts';

const book: Candidate = {
  ...(sampleBooks[0] as Candidate),
  title: '오래된 미래 3',
  subtitle: '어느 마을의 봄, 제1회 상 수상작',
  authors: ['김하나', '이두리'],
  subCategory: '한국소설',
  tags: ['서정적', '범죄'],
  publishedOn: new Date('2024-05-01'),
  categoryPath: ['한국소설', '한국 과학소설'],
  prize: '제30회 한겨레문학상 수상작',
  seriesName: '위픽',
  translators: ['박세리', '최네모'],
  pages: 184,
  salePrice: 12_600,
};
const fault = (
  answer: string,
  field: ClaimField,
  value: string,
  { letters = 'abbbaaaaab', newness = 1, price = 0, titleLength = 0, pages = 0.5 } = {},
) =>
  claimFault(
    { answer, field, value },
    { book, standing: { newness, price, titleLength, pages }, answers: chosenOf(letters) },
  );

describe('a claim is proven when the reader gave the answer, the row holds the value, and the answer asks for it', () => {
  test.each<[string, ClaimField, string]>([
    ['mood_calm', 'tag', '서정적'],
    ['origin_korea', 'subCategory', '한국소설'],
    ['age_new', 'year', '2024'],
    ['price_low', 'price', '12600'],
    ['clue_short_title', 'title', '오래된 미래 3'],
  ])('%s · %s · %s', (answer, field, value) => {
    expect(fault(answer, field, value)).toBeNull();
  });

  test.each<[string, string, ClaimField, string]>([
    ['clue_number', 'abbbaaaadb', 'title', '오래된 미래 3'],
    ['clue_award', 'abbbaaaacb', 'subtitle', '수상'],
    ['clue_subtitle', 'abbbaaaabb', 'subtitle', '어느 마을의 봄, 제1회 상 수상작'],
    ['clue_coauthors', 'abbbaaaaeb', 'author', '김하나, 이두리'],
    ['clue_coauthors', 'abbbaaaaeb', 'author', '이두리'],
    ['clue_award', 'abbbaaaacb', 'prize', '제30회 한겨레문학상 수상작'],
    ['price_set', 'abbbaaadab', 'series', '위픽'],
    ['after_continue', 'abbbaaaaad', 'series', '위픽'],
    ['origin_any', 'abbbaeaaab', 'translator', '박세리, 최네모'],
    ['origin_korea', 'abbbaaaaab', 'category', '한국 과학소설'],
  ])('%s (%s) · %s · %s', (answer, letters, field, value) => {
    expect(fault(answer, field, value, { letters })).toBeNull();
  });
});

describe('a claim is refused', () => {
  test.each<[string, ClaimField, string]>([
    ['mood_tense', 'tag', '범죄'],
    ['nonsense', 'tag', '서정적'],
    ['', 'tag', '서정적'],
  ])('for an answer that was not given: %s · %s · %s', (answer, field, value) => {
    expect(fault(answer, field, value)).toBe('answer_not_given');
  });

  test.each<[string, ClaimField, string]>([
    ['mood_calm', 'tag', '잔잔한'],
    ['mood_calm', 'tag', '서정'],
    ['origin_korea', 'subCategory', '소설'],
    ['age_new', 'year', '2023'],
    ['age_new', 'year', '2024년'],
    ['price_low', 'price', '12,600'],
    ['theme_people', 'title', '오래된 현재'],
    ['theme_people', 'title', '오'],
    ['theme_people', 'title', '래된'],
    ['theme_people', 'title', ''],
    ['clue_short_title', 'author', '김하나, 다른 사람'],
    ['origin_korea', 'category', '한국소설'],
    ['origin_korea', 'category', '한국 추리소설'],
    ['clue_short_title', 'prize', '한겨레문학상'],
    ['clue_short_title', 'series', '위픽 3'],
    ['clue_short_title', 'translator', '김하나'],
    ['clue_short_title', 'pages', '1840'],
  ])('for a value that the row does not hold: %s · %s · %s', (answer, field, value) => {
    expect(fault(answer, field, value)).toBe('not_in_row');
  });

  test.each<[string, ClaimField, string]>([
    // The tense mood asks for 범죄. This reader chose the calm one.
    ['mood_calm', 'tag', '범죄'],
    // No answer asks for a value that only seems related.
    ['goal_comfort', 'tag', '서정적'],
    ['goal_comfort', 'subCategory', '한국소설'],
    ['theme_people', 'title', '오래된'],
    ['goal_comfort', 'subtitle', '수상작'],
    ['age_new', 'tag', '서정적'],
    ['origin_korea', 'author', '김하나'],
    ['goal_comfort', 'year', '2024'],
    ['price_low', 'title', '오래된 미래 3'],
    ['clue_short_title', 'subtitle', '수상작'],
    ['theme_people', 'price', '12600'],
    ['clue_short_title', 'prize', '제30회 한겨레문학상 수상작'],
    ['origin_korea', 'translator', '박세리'],
    ['price_low', 'series', '위픽'],
    ['goal_comfort', 'pages', '184'],
  ])('for a fact that the answer does not ask for: %s · %s · %s', (answer, field, value) => {
    expect(fault(answer, field, value)).toBe('off_topic');
  });

  test('for several authors, when the reader asked for a series', () => {
    const letters = 'abbbaaaaad';
    expect(fault('after_continue', 'author', '김하나, 이두리', { letters })).toBe('off_topic');
  });

  test('for an old book when new ones were asked for, and for a dear one when cheap ones were', () => {
    expect(fault('age_new', 'year', '2024', { newness: 0.3 })).toBe('off_topic');
    expect(fault('price_low', 'price', '12600', { price: 0.9 })).toBe('off_topic');
    expect(fault('clue_short_title', 'title', book.title, { titleLength: 0.8 })).toBe('off_topic');
  });
});

test('a book newer than half of the candidates is new enough for a claim', () => {
  expect(fault('age_new', 'year', '2024', { newness: 0.6 })).toBeNull();
  expect(fault('price_low', 'price', '12600', { price: 0.45 })).toBeNull();
});

test('a thin book can be claimed for a short time, and a thick one cannot', () => {
  const letters = 'abbaaaaaab';
  expect(fault('when_commute', 'pages', '184', { letters, pages: 0.2 })).toBeNull();
  expect(fault('when_commute', 'pages', '184', { letters, pages: 0.8 })).toBe('off_topic');
});

test('all provable claims pass the check', () => {
  const context = {
    book,
    standing: { newness: 1, price: 0, titleLength: 0, pages: 0 },
    answers: chosenOf('abbbaaaaab'),
  };
  const claims = provableClaims(context);
  expect(claims).toContainEqual({ answer: 'mood_calm', field: 'tag', value: '서정적' });
  expect(claims).toContainEqual({ answer: 'age_new', field: 'year', value: '2024' });
  expect(claims.map((claim) => claimFault(claim, context))).toEqual(claims.map(() => null));
});

test('a chip names the answer and the fact, and claims about removed answers are left out', () => {
  const chips = claimChips(
    [
      { answer: 'mood_calm', field: 'tag', value: '서정적' },
      { answer: 'mood_of_old', field: 'tag', value: '서정적' },
      { answer: 'price_low', field: 'price', value: '12600' },
      { answer: 'clue_short_title', field: 'title', value: book.title },
      { answer: 'clue_award', field: 'prize', value: '제30회 한겨레문학상 수상작' },
      { answer: 'price_set', field: 'series', value: '위픽' },
      { answer: 'origin_any', field: 'translator', value: '박세리' },
      { answer: 'when_commute', field: 'pages', value: '1184' },
    ],
    { title: book.title, tagSources: {} },
  );
  expect(chips).toEqual([
    { answer: '잔잔하고 서정적인 분위기', fact: '키워드 ‘서정적’' },
    { answer: '부담 없이 집어 드는 값', fact: '판매가 12,600원' },
    { answer: '짧고 여운이 남는 제목', fact: '이 제목' },
    { answer: '수상작이나 특별판이라는 소식', fact: '수상 소식 ‘제30회 한겨레문학상 수상작’' },
    { answer: '값보다 여러 권을 모으는 재미', fact: '시리즈 ‘위픽’' },
    { answer: '나라를 가리지 않고 좋은 글', fact: '옮긴이 박세리' },
    { answer: '오가는 길의 자투리 시간', fact: '1,184쪽' },
  ]);
});

test.each([
  ['category', '분야에서 찾은 키워드 ‘서정적’'],
  ['subtitle', '부제에서 찾은 키워드 ‘서정적’'],
  ['series', '시리즈 이름에서 찾은 키워드 ‘서정적’'],
  ['description', '책 소개에서 찾은 키워드 ‘서정적’'],
] as const)('a chip says that a tag was found in the %s', (source, fact) => {
  const claim = { answer: 'mood_calm', field: 'tag', value: '서정적' } as const;
  expect(claimChips([claim], { title: book.title, tagSources: { 서정적: source } })).toEqual([
    { answer: '잔잔하고 서정적인 분위기', fact },
  ]);
});

test('a title is the fact, or the word in it that the answer asks for', () => {
  const title = '파반느 (양장 특별판)';
  const factFor = (answer: string) =>
    claimChips([{ answer, field: 'title', value: title }], { title, tagSources: {} })[0]?.fact;
  expect(factFor('clue_short_title')).toBe('이 제목');
  expect(factFor('clue_award')).toBe('제목의 ‘특별판’');
});

test('of two categories that tell the same, the model is offered the first', () => {
  const context = { book, standing: { newness: 0.5, price: 0.5, titleLength: 0.5, pages: 0.5 } };
  const claims = provableClaims({ ...context, answers: chosenOf('abbbaaaaab') });
  const ofKorea = claims.filter(({ answer }) => answer === 'origin_korea');
  expect(ofKorea.map(({ value }) => value)).toEqual(['한국소설']);
});

test('every code with paraphrase words is an option of the quiz', () => {
  const codes = quizQuestions.flatMap(({ options }) => options.map(({ code }) => code));
  expect(codes).toEqual(expect.arrayContaining(Object.keys(answerWords)));
});
