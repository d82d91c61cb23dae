import type { QuizQuestion } from '../quiz.ts';

export const mood: QuizQuestion = {
  id: 'q2',
  text: '어떤 분위기의 책을 좋아하세요?',
  options: [
    {
      key: 'a',
      label: '따뜻하고 다정한 분위기',
      code: 'mood_warm',
      weights: { tags: { 따뜻한: 2.5, 위로: 1.5, 우정: 1, 가족: 0.8 } },
    },
    {
      key: 'b',
      label: '잔잔하고 서정적인 분위기',
      code: 'mood_calm',
      weights: { tags: { 잔잔한: 2.5, 서정적: 2, 애틋한: 1.2, 천천히: 1 } },
    },
    {
      key: 'c',
      label: '긴장되고 서늘한 분위기',
      code: 'mood_tense',
      weights: { tags: { 긴장감: 2, 서늘한: 2, 범죄: 1.2, 강렬한: 1 } },
    },
    {
      key: 'd',
      label: '밝고 유쾌한 분위기',
      code: 'mood_bright',
      weights: { tags: { 유쾌한: 2.5, 희망: 1.2, 청춘: 1, 여행: 0.8, 음식: 0.8, 스포츠: 0.8 } },
    },
    {
      key: 'e',
      label: '묵직하고 진지한 분위기',
      code: 'mood_grave',
      weights: {
        tags: { '깊이 있는': 1.5, 전쟁: 1.5, 죽음: 1.2, 사회: 1.2, 강렬한: 1.2, 정치: 1 },
        titleLength: { near: 1, weight: 0.4 },
      },
    },
  ],
};
