import type { QuizQuestion } from '../quiz.ts';

export const clue: QuizQuestion = {
  id: 'q9',
  text: '책을 고를 때 무엇을 먼저 보세요?',
  options: [
    {
      key: 'a',
      label: '짧고 여운이 남는 제목',
      code: 'clue_short_title',
      weights: { titleLength: { near: 0, weight: 1.5 } },
    },
    {
      key: 'b',
      label: '무슨 책인지 알려 주는 부제',
      code: 'clue_subtitle',
      weights: { subtitle: 1.4, titleLength: { near: 1, weight: 0.8 } },
    },
    {
      key: 'c',
      label: '수상작이나 특별판이라는 소식',
      code: 'clue_award',
      weights: {
        words: { 수상: 2, 기념: 1.8, 에디션: 1.5, 특별판: 1.8, 개정판: 1, 한정: 1.5 },
        prize: 2.2,
        newness: { near: 1, weight: 0.4 },
      },
    },
    { key: 'd', label: '숫자가 들어간 또렷한 제목', code: 'clue_number', weights: { digits: 1.8 } },
    { key: 'e', label: '여러 작가가 함께 쓴 책', code: 'clue_coauthors', weights: { coauthored: 1.8 } },
  ],
};
