import type { QuizQuestion } from '../quiz.ts';

export const pace: QuizQuestion = {
  id: 'q3',
  text: '글의 호흡은 어떤 쪽이 좋으세요?',
  options: [
    {
      key: 'a',
      label: '단숨에 읽히는 빠른 글',
      code: 'pace_fast',
      weights: {
        tags: { '빠른 전개': 2.5, 긴장감: 1 },
        titleLength: { near: 0, weight: 0.6 },
        pages: { near: 0, weight: 0.6 },
      },
    },
    {
      key: 'b',
      label: '천천히 음미하는 글',
      code: 'pace_slow',
      weights: { tags: { 천천히: 2.5, 서정적: 1, '긴 호흡': 1 }, newness: { near: 0, weight: 0.4 } },
    },
    {
      key: 'c',
      label: '짧게 끊어 읽는 글',
      code: 'pace_short',
      weights: {
        tags: { '짧은 호흡': 2.5, 일상: 0.8 },
        price: { near: 0, weight: 0.6 },
        pages: { near: 0, weight: 0.8 },
      },
    },
    {
      key: 'd',
      label: '처음 보아도 쉬운 글',
      code: 'pace_easy',
      weights: {
        tags: { '쉬운 입문': 2.5 },
        words: { 처음: 1, 이야기: 0.8 },
        price: { near: 0.4, weight: 0.5 },
      },
    },
    {
      key: 'e',
      label: '깊이 파고드는 글',
      code: 'pace_deep',
      weights: {
        tags: { '깊이 있는': 2.5, 철학: 0.8, '긴 호흡': 0.8 },
        price: { near: 1, weight: 0.8 },
        pages: { near: 1, weight: 0.8 },
      },
    },
  ],
};
