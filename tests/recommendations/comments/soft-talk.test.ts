import { describe, expect, test } from 'vitest';
import { proven, shown } from './shown-comment.ts';

test.each([
  '조용한 저녁에 한 장씩 넘기며 음미하기 좋습니다.',
  '지친 하루 끝에 따뜻한 차 한 잔과 함께 읽어 보시면 어떨까요?',
  '헤르만 헤세가 쓴 독일소설이고, 2002년에 민음사에서 나왔어요.',
  '책장을 덮고 난 뒤에도 오래 여운이 남을 거예요.',
  '모임에서 서로의 감상을 나누기에도 좋을 것 같아요.',
  '서두르지 않고 한 구절씩 읽어 보시길 권해요.',
])('soft talk after a proven sentence is shown: %s', (sentence) => {
  expect(shown(`${proven} ${sentence}`)).toBe(`${proven} ${sentence}`);
});

describe('soft words that add up to a statement of their own are left out', () => {
  test.each([
    [
      'about other people',
      '출판사가 아끼는 책이에요.|서점이 고른 책이에요.|독자들이 사랑한 책이에요.|모임에서 뽑힌 책이에요.',
    ],
    [
      'about the author',
      '작가의 첫 소설이에요.|작가를 만날 수 있어요.|헤르만 헤세가 좋아한 책이에요.|헤르만 헤세의 삶을 담은 책이에요.',
    ],
    ['about the publisher', '민음사가 추천한 책이에요.|출판사에서 고른 책이에요.'],
    [
      'as an order',
      '이 책만 읽어 보세요.|이 책을 고르세요.|책장을 덮으세요.|모임에 꼭 나오세요.|도서관에서 만나 보세요.',
    ],
    [
      'about the reader',
      '마음이 여유로우시네요.|그런 취향은 가볍게 보여요.|이런 책도 읽으실 수 있을 거예요.',
    ],
    ['about her mind', '그 답을 고르셨다니 생각이 깊네요.|마음이 가볍네요.'],
    ['about her health', '마음이 나아질 거예요.|잠이 잘 오게 도와줘요.'],
    ['about her need', '고민이 있으신 분께 권해요.|혼자 지내시는 분께 권해요.'],
    ['in numbers', '열 편의 글이 담겨 있어요.|쉰 번 읽어 보세요.|네 편의 글이에요.|둘 다 읽어 보세요.'],
    ['about its length', '짧은 책이에요.|한 시간이면 읽을 수 있어요.|하루 만에 다 읽을 수 있어요.'],
    [
      'in a denial',
      '서정적이지 않은 책이에요.|서정적인 면은 적어요.|서정적인 책은 아니에요.|성장과는 거리가 있는 책이에요.|심리만 다루는 책이에요.',
    ],
    ['about its content', '가을을 담은 이야기예요.|음악을 다룬 책이에요.|길을 떠나는 이야기예요.'],
    ['with the mood of another book', '따뜻한 분위기의 책이에요.|유쾌한 이야기예요.|긴장감이 남을 거예요.'],
    ['of another kind', '에세이예요.|시집이에요.|한국소설이라 반가울 거예요.'],
    ['about its age', '새로 나온 책이에요.|오늘 나온 책이에요.|오래 읽혀 온 작품이에요.'],
  ])('%s', (_what, sentences) => {
    for (const sentence of sentences.split('|'))
      expect([sentence, shown(`${proven} ${sentence}`)]).toEqual([sentence, proven]);
  });
});

test('a sentence that leans on a refused one is left out with it', () => {
  expect(shown(`${proven} 주인공은 강을 건너요. 그래서 천천히 읽기 좋아요.`)).toBe(proven);
  expect(shown(`${proven} 주인공은 강을 건너요. 천천히 읽기 좋아요.`)).toBe(`${proven} 천천히 읽기 좋아요.`);
});

test('a comment that only repeats the answer gets the fact from the template', () => {
  const comment = '‘잔잔하고 서정적인 분위기’를 고르셨지요.';
  expect(shown(comment)).toBe(`${comment} ‘서정적’인 분위기의 책이라 고르신 답과 잘 이어져요.`);
});
