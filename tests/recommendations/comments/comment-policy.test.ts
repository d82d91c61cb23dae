import { describe, expect, test } from 'vitest';
import { quizQuestions } from '../../../src/quiz/quiz-questions.ts';
import type { Candidate } from '../../../src/recommendations/candidates/candidate.ts';
import type { Claim } from '../../../src/recommendations/comments/claim.ts';
import { judgeComment } from '../../../src/recommendations/comments/comment-policy.ts';
import { chosenOf } from '../../quiz/answers-of.ts';
import { sampleBooks } from '../sample-books.ts';

const book: Candidate = {
  ...(sampleBooks[0] as Candidate),
  title: '오만과 편견 (특별판)',
  subtitle: '어느 봄의 기록',
  tags: ['위로'],
};
const titles = [
  book.title,
  '오만',
  '급류',
  '모순',
  '소년이 온다',
  '디어 제인 오스틴',
  '흰',
  '사랑의 이해 (개정판)',
];
const otherTitles = ['데미안', '침묵', '여행', '총 균 쇠', '첫 여름, 완주'];
const answers = chosenOf('aaaaaaaaaa');
const claims: readonly Claim[] = [
  { answer: 'mood_warm', field: 'tag', value: '위로' },
  { answer: 'origin_korea', field: 'subCategory', value: '한국소설' },
];
const judge = (comment: string) => judgeComment(comment, { book, titles, otherTitles, answers, claims });
/** The fault of a comment whose first sentence is fine. */
const fault = (comment: string) => {
  const verdict = judge(`‘위로’ 키워드가 꽂힌 책이라 ‘따뜻하고 다정한 분위기’와 이어져요. ${comment}`);
  return verdict.ok ? verdict.comment : verdict.fault;
};

describe('a comment about the book and its claims is shown', () => {
  test.each([
    '따뜻하고 다정한 분위기를 고르셨지요. ‘위로’ 키워드가 꽂혀 있어서 곁에 두고 읽기 좋아요.',
    '『오만과 편견』에는 ‘위로’라는 키워드가 꽂혀 있어요. 고르신 답과 잘 맞을 거예요.',
    '『오만과 편견 (특별판)』의 부제는 ‘어느 봄의 기록’이에요. 한국 작가의 글을 고르신 마음에 닿을 거예요.',
    '2005년에 새벽출판에서 나온 한국소설이에요. 한국 작가의 글을 고르셔서 권해 드려요.',
  ])('%s', (comment) => {
    expect(judge(comment)).toEqual({ ok: true, comment });
  });

  const saidFirst = '고르신 ‘따뜻하고 다정한 분위기’에 어울리는, ‘위로’를 건네는 책이에요.';

  test('a claim that the comment does not mention is said before it', () => {
    const comment = '고르신 답을 하나씩 떠올리며 골랐어요. 한 쪽씩 읽다 보면 곁에 두고 싶어질 거예요.';
    expect(judge(comment)).toEqual({ ok: true, comment: `${saidFirst} ${comment}` });
  });

  test('a claimed value inside other words does not count as mentioned', () => {
    const comment = '위로부터 지시가 있었던 ‘위’의 책이에요. 곁에 두고 천천히 읽기 좋아요.';
    const kept = '곁에 두고 천천히 읽기 좋아요.';
    expect(judge(comment)).toEqual({ ok: true, comment: `${saidFirst} ${kept}` });
  });

  test('the fact is said after a comment that only names the answer', () => {
    const comment = '‘따뜻하고 다정한 분위기’를 고르셨지요.';
    const fact = '‘위로’를 건네는 책이라 고르신 답과 잘 이어져요.';
    expect(judge(comment)).toEqual({ ok: true, comment: `${comment} ${fact}` });
  });

  test('a comment with a claim said for it is no longer than any other', () => {
    const comment = `${'곁에 두고 한 쪽씩 천천히 읽기 좋아요. '.repeat(13)}`.trim();
    expect([...comment].length).toBeGreaterThan(260);
    expect(judge(comment)).toEqual({ ok: false, fault: 'unproven' });
  });

  test('a comment is refused when too little of it is proven', () => {
    expect(judge('위로부터 지시가 있었던 책이에요. 읽어 보세요.')).toEqual({ ok: false, fault: 'unproven' });
  });

  test('a sentence that cannot be proven is left out', () => {
    const proven = '‘위로’ 키워드가 꽂힌 책이라 ‘따뜻하고 다정한 분위기’와 이어져요.';
    expect(judge(`${proven} 하얀 눈처럼 고요한 소설이에요.`)).toEqual({ ok: true, comment: proven });
  });

  test('a value that the reader did not choose is not attributed to her', () => {
    const proven = '‘위로’ 키워드가 꽂힌 책이라 ‘따뜻하고 다정한 분위기’와 이어져요.';
    expect(judge(`${proven} 어느 봄의 기록을 고르셨지요.`)).toEqual({ ok: true, comment: proven });
    expect(judge(`${proven} 새벽출판에서 나온 책을 좋아하신다고 하셨지요.`)).toEqual({
      ok: true,
      comment: proven,
    });
  });

  test('values of the row may hold any characters', () => {
    const odd = { ...book, subtitle: '전2권 - 개정판 (상, 하)?' };
    const comment = '부제는 ‘전2권 - 개정판 (상, 하)?’이에요. ‘위로’ 키워드가 꽂혀 있어 그 답과 잘 이어져요.';
    expect(judgeComment(comment, { book: odd, titles: [], answers, claims })).toEqual({ ok: true, comment });
  });

  test("the book's own title is removed as a word, not inside other words", () => {
    const short = { ...book, title: '신', subtitle: null };
    const verdict = judgeComment('‘위로’ 키워드가 꽂힌 책이라 따뜻하고 다정한 분위기와 이어져요. 병신.', {
      book: short,
      titles: [],
      answers,
      claims,
    });
    expect(verdict).toEqual({ ok: false, fault: 'insult' });
  });
});

describe('a comment that names another book is refused', () => {
  test.each([
    '이 책이 마음에 들면 소년이 온다를 이어서 읽어 보세요.',
    '이 책이 마음에 들면 소년이온다도 이어서 읽어 보세요.',
    '먼저 급류를 읽고 나서 이 책을 펼쳐 보시면 더 좋아요.',
    '『오만과 편견』보다 오만을 먼저 읽으시는 편이 나아요.',
    '사랑의 이해를 좋아하셨다면 이 책도 좋아하실 거예요.',
    '이 책보다 『어디에도 없는 책』을 먼저 읽어 보시면 좋겠어요.',
    '이 책보다 《디어 제인 오스틴》을 먼저 읽어 보시면 좋겠어요.',
    '이 책은 『흰』과 함께 읽으면 더 좋은 소설이에요.',
    '다 읽고 나면 데미안도 읽어 보시기를 권해 드려요.',
    '다 읽고 나면 첫여름 완주를 곁에 두셔도 좋겠어요.',
    '총균쇠를 먼저 읽어 보시면 더 재미있으실 거예요.',
    '다 읽고 나면 침묵을 읽어 보시기를 권해 드려요.',
    '이 책의 마음은 ‘침묵’이라는 책과도 맞닿아 있어요.',
  ])('%s', (comment) => {
    expect(fault(comment)).toBe('other_title');
  });
});

describe('a comment that describes the reader is refused', () => {
  test.each([
    '30대 여성이신 독자님께 어울리는 다정한 이야기예요.',
    '오십대에 접어든 마음을 어루만져 주는 책이에요.',
    '당신은 우울하신 것 같으니 이 책이 힘이 될 거예요.',
    '우울증이 있는 독자님께 조심스럽게 권하는 책이에요.',
    '보수 성향이신 분께 잘 맞는 이야기라고 생각해요.',
    '주부이신 분들이 공감하며 읽기 좋은 이야기예요.',
    '나이에 맞는 책을 찾으신다면 이 책을 권해 드려요.',
    '45세이신 회원님의 취향에 꼭 맞는 소설이에요.',
  ])('%s', (comment) => {
    expect(fault(comment)).toBe('person');
  });
});

describe('other faults', () => {
  test.each([
    ['insult', '이런 책도 모르다니 정말 한심한 일이에요. 얼른 읽어 보세요.'],
    ['insult', '게으른 분이라도 끝까지 읽을 수 있는 짧은 책이에요.'],
    ['link', '더 많은 이야기는 https://evil.example 에서 볼 수 있어요.'],
    ['link', '자세한 소개는 evil.com 에서 찾아보실 수 있어요.'],
    ['markup', '<b>따뜻하고</b> 다정한 분위기의 소설이라 권해 드려요.'],
    ['markup', '**따뜻하고** 다정한 분위기의 소설이라 권해 드려요.'],
    ['markup', '따뜻하고 다정한 분위기의\u202e 소설이라 권해 드려요.'],
    ['alias', '따뜻한 분위기를 고르셔서 B07을 권해 드려요. 천천히 읽어 보세요.'],
    ['too_long', '아'.repeat(301)],
  ] as const)('%s: %s', (expected, comment) => {
    expect(fault(comment)).toBe(expected);
  });

  test.each(['', '좋은 책이에요.', 'A wonderful novel about pride, prejudice and everything between them.'])(
    'too short: %s',
    (comment) => {
      expect(judge(comment)).toEqual({ ok: false, fault: 'too_short' });
    },
  );

  test.each([
    '오싹한 이야기를 좋아하신다고 하셔서 골랐어요. 한 장씩 넘겨 보세요.',
    '느린 글을 찾으셨지요. 이 책은 하루에 몇 쪽씩 읽기 좋아요.',
    '영미 작가의 글에 끌리신다는 답을 보고 골라 보았어요.',
  ])('a paraphrase of another answer is refused: %s', (comment) => {
    expect(fault(comment)).toBe('answer_not_given');
  });

  test('another answer is refused by its label and by its code', () => {
    const other = quizQuestions[1]?.options[2];
    expect(fault(`${other?.label}를 고르셨으니 이 책이 잘 맞을 거예요.`)).toBe('answer_not_given');
    expect(fault(`mood_warm 을 고르셨으니 이 책이 아주 잘 맞을 거예요.`)).toBe('answer_not_given');
  });
});
