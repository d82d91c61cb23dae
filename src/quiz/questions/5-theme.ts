import type { QuizQuestion } from '../quiz.ts';

export const theme: QuizQuestion = {
  id: 'q5',
  text: '어떤 이야기를 먼저 집어 드세요?',
  options: [
    {
      key: 'a',
      label: '사랑과 가족, 사람 사이의 이야기',
      code: 'theme_people',
      weights: { tags: { 사랑: 2, 가족: 2, 우정: 1.5, 관계: 1.5, 육아: 1, 상실: 1 } },
    },
    {
      key: 'b',
      label: '일과 돈, 앞날을 준비하는 이야기',
      code: 'theme_work',
      weights: {
        tags: { 투자: 2, 경제: 1.5, 직장: 1.8, 경영: 1.5, 트렌드: 1.5, 성공: 1.2, '나이 듦': 0.8 },
      },
    },
    {
      key: 'c',
      label: '역사와 사회, 세상이 움직이는 이야기',
      code: 'theme_world',
      weights: { tags: { 역사: 2, 사회: 2, 정치: 1.5, 전쟁: 1.5, 여성: 1, 경제: 0.8 } },
    },
    {
      key: 'd',
      label: '과학과 자연, 미래를 그리는 이야기',
      code: 'theme_science',
      weights: { tags: { 과학: 2, 우주: 2, 자연: 1.8, 동물: 1.5, 인공지능: 1.8, SF: 1.5 } },
    },
    {
      key: 'e',
      label: '나를 돌아보고 삶의 뜻을 찾는 이야기',
      code: 'theme_self',
      weights: { tags: { 심리: 2, 철학: 1.5, 성장: 1.8, 신앙: 1, 습관: 1, 행복: 1.2, '나이 듦': 1 } },
    },
  ],
};
