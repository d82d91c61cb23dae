import type { QuizQuestion } from '../quiz.ts';

export const afterReading: QuizQuestion = {
  id: 'q10',
  text: '다 읽고 나면 무엇을 하고 싶으세요?',
  options: [
    {
      key: 'a',
      label: '사람들과 마주 앉아 이야기하기',
      code: 'after_talk',
      weights: {
        tags: {
          사회: 1.2,
          여성: 1,
          가족: 0.8,
          정치: 0.8,
          죽음: 0.8,
          성장: 0.8,
          역사: 0.5,
          육아: 0.5,
          영화: 0.5,
        },
      },
    },
    {
      key: 'b',
      label: '혼자 조용히 되새기기',
      code: 'after_reflect',
      weights: {
        tags: { 서정적: 1, 심리: 1, 철학: 1, 천천히: 1.2, 시집: 1, 신앙: 0.8, 애틋한: 0.6, 행복: 0.6 },
      },
    },
    {
      key: 'c',
      label: '배운 대로 직접 해 보기',
      code: 'after_try',
      weights: {
        tags: {
          습관: 1.2,
          글쓰기: 1.2,
          음식: 1.2,
          투자: 0.8,
          건강: 1,
          예술: 0.8,
          육아: 0.8,
          공부: 0.8,
          스포츠: 0.8,
        },
        digits: 0.5,
      },
    },
    {
      key: 'd',
      label: '이어지는 책을 더 찾아 읽기',
      code: 'after_continue',
      weights: { tags: { 독서: 1.2, 고전: 1, 역사: 0.6 }, series: 1.2, inSeries: 1.2, coauthored: 0.4 },
    },
  ],
};
