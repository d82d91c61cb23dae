import type { QuizQuestion } from '../quiz.ts';

export const price: QuizQuestion = {
  id: 'q8',
  text: '책값은 어느 정도가 편하세요?',
  options: [
    {
      key: 'a',
      label: '부담 없이 집어 드는 값',
      code: 'price_low',
      weights: { price: { near: 0, weight: 1.4 } },
    },
    {
      key: 'b',
      label: '다른 책과 비슷한 보통 값',
      code: 'price_middle',
      weights: { price: { near: 0.5, weight: 1.4 } },
    },
    {
      key: 'c',
      label: '값이 나가도 제대로 만든 책',
      code: 'price_high',
      weights: { price: { near: 1, weight: 1.4 } },
    },
    {
      key: 'd',
      label: '값보다 여러 권을 모으는 재미',
      code: 'price_set',
      weights: { series: 1.8, inSeries: 1.8, tags: { '긴 호흡': 0.8 }, price: { near: 1, weight: 0.6 } },
    },
  ],
};
