import type { QuizQuestion } from '../quiz.ts';

export const readingTime: QuizQuestion = {
  id: 'q4',
  text: '책은 주로 언제 읽으세요?',
  options: [
    {
      key: 'a',
      label: '오가는 길의 자투리 시간',
      code: 'when_commute',
      weights: {
        tags: { '짧은 호흡': 1.2 },
        price: { near: 0, weight: 0.6 },
        pages: { near: 0, weight: 1 },
        titleLength: { near: 0, weight: 0.4 },
      },
    },
    {
      key: 'b',
      label: '잠들기 전 조용한 시간',
      code: 'when_night',
      weights: {
        tags: { 위로: 0.8, 잔잔한: 1, 서정적: 0.8, 심리: 0.8 },
        shelves: { 에세이: 0.6, 시: 0.6 },
      },
    },
    {
      key: 'c',
      label: '쉬는 날의 넉넉한 시간',
      code: 'when_holiday',
      weights: {
        tags: { '긴 호흡': 1.2, 여행: 0.8, 역사: 0.6, 예술: 0.5, 음식: 0.5 },
        series: 0.8,
        price: { near: 1, weight: 0.6 },
        pages: { near: 1, weight: 1 },
      },
    },
    {
      key: 'd',
      label: '배우려고 따로 낸 시간',
      code: 'when_study',
      weights: {
        tags: { 공부: 1.2, '쉬운 입문': 0.8, '깊이 있는': 0.8, 과학: 0.5, 역사: 0.5, 경제: 0.5 },
        subtitle: 0.6,
        digits: 0.6,
      },
    },
  ],
};
