import { expect, test } from 'vitest';
import { holdsWord } from '../../../src/recommendations/ranking/holds-word.ts';

test.each([
  ['수상', '제134회 나오키상 수상작'],
  ['수상', '2024 전미도서상 번역부문 수상, 2024 일본번역대상 수상'],
  ['수상', '2026년 제71회 현대문학상 수상소설집'],
  ['기념', '이방인 (10주년 기념판)'],
  ['기념', '300쇄 기념 리커버 에디션'],
  ['한정', '10만부 판매 기념 한정판'],
  ['이야기', '두 도시 이야기'],
])('%s is said of the book in: %s', (word, text) => {
  expect(holdsWord(text, word)).toBe(true);
});

test.each([
  ['수상', '수상한 목욕탕'],
  ['수상', '어딘가 수상쩍은 이웃'],
  ['수상', '영국 수상 처칠의 밤'],
  ['수상', '유전학 최초의 노벨상 수상자 모건'],
  ['수상', '수상 도시 베네치아'],
  ['기념', '결혼기념일의 손님'],
  ['기념', '독립기념관 가는 길'],
  ['한정', '무한정 기다리는 사람'],
  ['한정', '한정식 한 상'],
])('%s means something else in: %s', (word, text) => {
  expect(holdsWord(text, word)).toBe(false);
});
