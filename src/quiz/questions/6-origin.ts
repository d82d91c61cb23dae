import type { QuizQuestion } from '../quiz.ts';

export const origin: QuizQuestion = {
  id: 'q6',
  text: '어느 나라 작가의 글을 즐겨 읽으세요?',
  options: [
    {
      key: 'a',
      label: '한국 작가의 글',
      code: 'origin_korea',
      weights: { shelves: { 한국: 2, 국내: 1 }, translated: -1.5 },
    },
    {
      key: 'b',
      label: '영미권 작가의 글',
      code: 'origin_english',
      weights: { shelves: { 영미: 2.2, 외국: 1, 서양: 0.8 }, translated: 0.8 },
    },
    {
      key: 'c',
      label: '아시아 작가의 글',
      code: 'origin_asia',
      weights: {
        shelves: { 일본: 2.2, 중국: 2.2, 동양: 1.5, 동남아: 1.5, 인도: 1.5, 외국: 0.8 },
        translated: 0.8,
      },
    },
    {
      key: 'd',
      label: '유럽과 그 밖의 나라 작가의 글',
      code: 'origin_europe',
      weights: {
        shelves: {
          독일: 2,
          프랑스: 2,
          러시아: 2,
          스페인: 2,
          이탈리아: 2,
          유럽: 2,
          세계: 1.2,
          서양: 1.2,
          외국: 0.8,
        },
        translated: 0.8,
      },
    },
    { key: 'e', label: '나라를 가리지 않고 좋은 글', code: 'origin_any', weights: { translated: 0.3 } },
  ],
};
