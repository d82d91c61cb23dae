import type { QuizQuestion } from '../quiz.ts';

export const age: QuizQuestion = {
  id: 'q7',
  text: '새 책과 오래된 책 가운데 어느 쪽을 더 좋아하세요?',
  options: [
    {
      key: 'a',
      label: '이제 막 나온 새 책',
      code: 'age_new',
      weights: { newness: { near: 1, weight: 1.8 } },
    },
    {
      key: 'b',
      label: '자리를 잡아 가는 요즘 책',
      code: 'age_recent',
      weights: { newness: { near: 0.5, weight: 1.8 } },
    },
    {
      key: 'c',
      label: '오래도록 읽혀 온 책',
      code: 'age_old',
      weights: { newness: { near: 0, weight: 1.8 }, tags: { 고전: 1.2 }, words: { 개정: 0.8 } },
    },
    { key: 'd', label: '나온 때와 상관없이 좋은 책', code: 'age_any', weights: {} },
  ],
};
