import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../../src/recommendations/candidates/candidate.ts';
import type { Claim } from '../../../src/recommendations/comments/claim.ts';
import { judgeComment } from '../../../src/recommendations/comments/comment-policy.ts';
import { chosenOf } from '../../quiz/answers-of.ts';
import { catalogueBook } from '../fixture-books.ts';
import { proven, shown } from './shown-comment.ts';

test.each([
  '조용한 밤, 따뜻한 차를 곁에 두고 읽어 보세요.',
  '머리가 복잡할 때 차분하게 읽어 보세요.',
  '혼자 읽어도 좋고 여럿이 함께 읽어도 좋은 책이에요.',
  '소리 내어 읽으면 또 다른 맛이 있어요.',
  '처음에는 낯설게 느껴져도 금세 익숙해질 거예요.',
  '한두 쪽씩 아껴 읽기 좋아요.',
  '헤세의 글을 천천히 읽어 보시겠어요?',
  '헤르만 헤세의 문장이 고르신 답과 잘 어울려요.',
  '잔잔하게 흐르는 글을 찾으시는 마음과 잘 통해요.',
  '곁에 두고 읽기 좋은 책이 아닐까요?',
  '고르신 답과 잘 맞는다고 생각해요.',
  '좋은 만남이 되기를 기대해요.',
])('an ordinary sentence after a proven one is shown: %s', (sentence) => {
  expect(shown(`${proven} ${sentence}`)).toBe(`${proven} ${sentence}`);
});

test.each([
  '어렵게 느껴지는 책이에요.',
  '편지를 써서 보내 보세요.',
  '도서관에서 빌려 볼 수 있어요.',
  '헤매게 되는 책이에요.',
  '짧은 호흡의 글과 나란히 나온 책이에요.',
  '다른 책으로 바꿔 보세요.',
  '서점에서 이 책을 추천드려요.',
  '세상이 이 책을 고르게 되었어요.',
  '생각이 깊으실 것 같네요.',
  '답이 가볍다고 생각해요.',
  '작가의 이름이 널리 알려진 책이에요.',
  '돈을 모두 넣어 보세요.',
  '사랑하는 사람을 곧 만나게 될 거예요.',
])('what these words let in is not shown: %s', (sentence) => {
  expect(shown(`${proven} ${sentence}`)).toBe(proven);
});

describe('a book is named as people name it', () => {
  const claims: readonly Claim[] = [{ answer: 'mood_calm', field: 'tag', value: '서정적' }];
  const kept = (row: Partial<Candidate>, sentence: string) => {
    const book = { ...catalogueBook('싯다르타'), ...row };
    const verdict = judgeComment(`${proven} ${sentence}`, {
      book,
      titles: [],
      answers: chosenOf('abaaaaaaaa'),
      claims,
    });
    return verdict.ok ? verdict.comment === `${proven} ${sentence}` : verdict.fault;
  };

  test.each<[Partial<Candidate>, string]>([
    [{ title: '넛지 : 파이널 에디션' }, '『넛지』를 천천히 읽어 보세요.'],
    [{ title: '넛지 : 파이널 에디션' }, '『넛지: 파이널 에디션』을 천천히 읽어 보세요.'],
    [{ title: '안나 카레니나 1' }, '『안나 카레니나』를 천천히 읽어 보세요.'],
    [{ publisher: '교보문고(단행본)' }, '교보문고에서 펴낸 책이에요.'],
    [{ tags: ['서정적', '사랑', '여행'] }, '‘서정적’, ‘사랑’, ‘여행’이라는 세 키워드가 나란히 있어요.'],
  ])('%o: %s', (row, sentence) => {
    expect(kept(row, sentence)).toBe(true);
  });

  test('a number of keywords that the book does not have is not shown', () => {
    const sentence = '‘서정적’과 ‘사랑’이라는 세 키워드가 나란히 있어요.';
    expect(kept({ tags: ['서정적', '사랑'] }, sentence)).toBe(false);
  });

  test('a tag is no judgement on the mind of a reader', () => {
    expect(kept({ tags: ['서정적', '성장'] }, '성장이 늦은 마음도 읽을 수 있는 책이에요.')).toBe(false);
  });

  test('a word of the title in quotation marks is another title', () => {
    expect(kept({ title: '데미안 수업' }, '『데미안』을 천천히 읽어 보세요.')).toBe('other_title');
  });
});
