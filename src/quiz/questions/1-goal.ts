import type { QuizQuestion } from '../quiz.ts';

export const goal: QuizQuestion = {
  id: 'q1',
  text: '요즘 책에서 무엇을 가장 얻고 싶으세요?',
  options: [
    {
      key: 'a',
      label: '지친 마음을 달래 줄 위로',
      code: 'goal_comfort',
      weights: {
        tags: { 위로: 2, 따뜻한: 1.5, 희망: 1.5, 행복: 1, 애틋한: 0.6, 신앙: 0.6, 일상: 0.5 },
        shelves: { 에세이: 0.8 },
      },
    },
    {
      key: 'b',
      label: '시간 가는 줄 모르는 재미',
      code: 'goal_fun',
      weights: {
        tags: { '빠른 전개': 2, 긴장감: 1.5, 유쾌한: 1.5, 판타지: 1.5, SF: 1.2, 범죄: 1 },
        titleLength: { near: 0, weight: 0.5 },
      },
    },
    {
      key: 'c',
      label: '몰랐던 것을 알아 가는 즐거움',
      code: 'goal_knowledge',
      weights: {
        tags: {
          과학: 1.2,
          역사: 1.2,
          우주: 1.2,
          '쉬운 입문': 1,
          인공지능: 1,
          자연: 0.8,
          예술: 0.6,
          경제: 0.6,
        },
        shelves: { 교양: 1.2, 이해: 1 },
        subtitle: 0.8,
      },
    },
    {
      key: 'd',
      label: '생활에 바로 쓰는 도움',
      code: 'goal_practical',
      weights: {
        tags: { 습관: 1.5, 투자: 1.2, 관계: 1, 건강: 1.2, 음식: 1, 육아: 1, 직장: 1.2 },
        digits: 0.8,
      },
    },
    {
      key: 'e',
      label: '오래 곱씹게 하는 질문',
      code: 'goal_question',
      weights: {
        tags: { 철학: 2, 죽음: 1.2, '깊이 있는': 1.2, 고전: 1.2, 신앙: 0.8, 사회: 0.8 },
        shelves: { 비평: 1 },
        newness: { near: 0, weight: 0.6 },
      },
    },
  ],
};
