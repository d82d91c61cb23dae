import type { QuizQuestion } from './quiz.ts';

/** Raised with every change that makes old answers mean something else. */
export const quizVersion = 'taste-1';

/** The whole quiz. Weights speak of facts that a catalogue row has: see `TasteWeights`. */
export const quizQuestions: readonly QuizQuestion[] = [
  {
    id: 'q1',
    text: '요즘 책에서 가장 얻고 싶은 것은 무엇인가요?',
    options: [
      {
        key: 'a',
        label: '지친 마음을 달래 줄 위로',
        code: 'goal_comfort',
        weights: { tags: { 위로: 2 }, shelves: { 힐링: 2, 치유: 2, 에세이: 1, 시: 0.5 } },
      },
      {
        key: 'b',
        label: '시간 가는 줄 모르는 재미',
        code: 'goal_fun',
        weights: {
          shelves: { 추리: 2, 스릴러: 2, 판타지: 2, 과학소설: 1.5, 로맨스: 1.5, 호러: 1.5 },
          titleLength: { near: 0, weight: 0.5 },
        },
      },
      {
        key: 'c',
        label: '몰랐던 것을 알아 가는 즐거움',
        code: 'goal_knowledge',
        weights: { shelves: { 교양: 2, 과학: 1, 이해: 1, 일반: 0.5 }, subtitle: 1 },
      },
      {
        key: 'd',
        label: '생활에 바로 쓰는 도움',
        code: 'goal_practical',
        weights: { shelves: { 재테크: 1.5, 활용: 1.5, 관리: 1.5, 화술: 1.5, 요리: 1 }, digits: 1 },
      },
      {
        key: 'e',
        label: '오래 곱씹게 하는 질문',
        code: 'goal_question',
        weights: {
          tags: { 철학: 1.5 },
          shelves: { 철학: 2, 사상: 1.5, 고전: 1.5, 비평: 1 },
          newness: { near: 0, weight: 0.8 },
        },
      },
    ],
  },
  {
    id: 'q2',
    text: '어떤 분위기의 책에 마음이 가나요?',
    options: [
      { key: 'a', label: '따뜻하고 다정한 분위기', code: 'mood_warm', weights: { tags: { 따뜻한: 2 } } },
      { key: 'b', label: '잔잔하고 서정적인 분위기', code: 'mood_calm', weights: { tags: { 잔잔한: 2 } } },
      { key: 'c', label: '긴장되고 서늘한 분위기', code: 'mood_tense', weights: { tags: { 긴장감: 2 } } },
      { key: 'd', label: '밝고 유쾌한 분위기', code: 'mood_bright', weights: { tags: { 유쾌한: 2 } } },
      { key: 'e', label: '묵직하고 진지한 분위기', code: 'mood_grave', weights: { tags: { 진지한: 2 } } },
    ],
  },
  {
    id: 'q3',
    text: '글이 어떤 속도로 흘러가면 좋을까요?',
    options: [
      {
        key: 'a',
        label: '단숨에 읽히는 빠른 글',
        code: 'pace_fast',
        weights: { tags: { 빠른: 1.5 }, titleLength: { near: 0, weight: 0.8 } },
      },
      {
        key: 'b',
        label: '천천히 음미하는 글',
        code: 'pace_slow',
        weights: { tags: { 느린: 1.5 }, shelves: { 시: 1, 에세이: 0.5 } },
      },
      {
        key: 'c',
        label: '짧게 끊어 읽는 글',
        code: 'pace_short',
        weights: { tags: { 짧은: 1.5 }, shelves: { 시: 1, 에세이: 1 }, price: { near: 0, weight: 0.8 } },
      },
      {
        key: 'd',
        label: '차근차근 따져 가는 글',
        code: 'pace_careful',
        weights: {
          shelves: { 철학: 1, 과학: 1, 경제학: 1, 사회학: 1, 인문: 0.5 },
          titleLength: { near: 1, weight: 0.8 },
        },
      },
    ],
  },
  {
    id: 'q4',
    text: '책은 주로 언제 읽으시나요?',
    options: [
      {
        key: 'a',
        label: '오가는 길의 자투리 시간',
        code: 'when_commute',
        weights: { price: { near: 0, weight: 0.8 } },
      },
      {
        key: 'b',
        label: '잠들기 전 조용한 시간',
        code: 'when_night',
        weights: { tags: { 위로: 1 }, shelves: { 에세이: 1, 시: 1, 소설: 0.5 } },
      },
      {
        key: 'c',
        label: '쉬는 날의 넉넉한 시간',
        code: 'when_holiday',
        weights: { series: 1, price: { near: 1, weight: 0.8 } },
      },
      {
        key: 'd',
        label: '배우려고 따로 낸 시간',
        code: 'when_study',
        weights: { subtitle: 0.8, digits: 0.8 },
      },
    ],
  },
  {
    id: 'q5',
    text: '어떤 이야기에 먼저 손이 가나요?',
    options: [
      {
        key: 'a',
        label: '가족과 사랑, 사람 사이의 이야기',
        code: 'theme_people',
        weights: { tags: { 가족: 2, 사랑: 2, 우정: 2 }, shelves: { 로맨스: 1.5, 인간관계: 2, 육아: 1 } },
      },
      {
        key: 'b',
        label: '일과 돈, 앞날을 준비하는 이야기',
        code: 'theme_work',
        weights: { tags: { 경제: 2, 일: 2 }, shelves: { 재테크: 2, 경제: 1, 창업: 1.5, 미래: 1.5, 성공: 1 } },
      },
      {
        key: 'c',
        label: '역사와 사회, 세상이 움직이는 이야기',
        code: 'theme_world',
        weights: { tags: { 역사: 2, 사회: 2 }, shelves: { 역사: 2, 사회: 1.5, 정치: 1.5, 문화: 1 } },
      },
      {
        key: 'd',
        label: '과학과 기술, 자연의 이야기',
        code: 'theme_science',
        weights: { tags: { 과학: 2, 자연: 2 }, shelves: { 과학: 1.5, 인공지능: 2, 천문: 1.5, 생명: 1.5 } },
      },
      {
        key: 'e',
        label: '나를 돌아보고 삶의 뜻을 찾는 이야기',
        code: 'theme_self',
        weights: { tags: { 성장: 2, 철학: 1 }, shelves: { 심리: 2, 철학: 1.5, 명상: 1.5 } },
      },
    ],
  },
  {
    id: 'q6',
    text: '어느 나라 작가의 글에 끌리시나요?',
    options: [
      { key: 'a', label: '한국 작가의 글', code: 'origin_korea', weights: { shelves: { 한국: 2 } } },
      {
        key: 'b',
        label: '영미권 작가의 글',
        code: 'origin_english',
        weights: { shelves: { 영미: 2.5, 외국: 1 } },
      },
      {
        key: 'c',
        label: '아시아 작가의 글',
        code: 'origin_asia',
        weights: { shelves: { 일본: 2.5, 중국: 2.5, 동양: 2, 동남아: 2, 외국: 1 } },
      },
      {
        key: 'd',
        label: '유럽과 그 밖의 나라 작가의 글',
        code: 'origin_europe',
        weights: {
          shelves: { 독일: 2, 프랑스: 2, 러시아: 2, 스페인: 2, 세계: 1.5, 서양: 1.5, 유럽: 2, 외국: 1 },
        },
      },
      { key: 'e', label: '나라를 가리지 않고 좋은 글', code: 'origin_any', weights: {} },
    ],
  },
  {
    id: 'q7',
    text: '새 책과 오래된 책 가운데 어느 쪽에 끌리시나요?',
    options: [
      {
        key: 'a',
        label: '이제 막 나온 새 책',
        code: 'age_new',
        weights: { newness: { near: 1, weight: 2 } },
      },
      {
        key: 'b',
        label: '자리를 잡아 가는 요즘 책',
        code: 'age_recent',
        weights: { newness: { near: 0.5, weight: 2 } },
      },
      {
        key: 'c',
        label: '오래도록 읽혀 온 책',
        code: 'age_old',
        weights: { newness: { near: 0, weight: 2 }, words: { 개정: 1, 고전: 1 } },
      },
      { key: 'd', label: '나온 때와 상관없이 좋은 책', code: 'age_any', weights: {} },
    ],
  },
  {
    id: 'q8',
    text: '책값은 어느 정도가 편하신가요?',
    options: [
      {
        key: 'a',
        label: '부담 없이 집어 드는 값',
        code: 'price_low',
        weights: { price: { near: 0, weight: 1.5 } },
      },
      {
        key: 'b',
        label: '남들과 비슷한 보통 값',
        code: 'price_middle',
        weights: { price: { near: 0.5, weight: 1.5 } },
      },
      {
        key: 'c',
        label: '값이 나가도 제대로 만든 책',
        code: 'price_high',
        weights: { price: { near: 1, weight: 1.5 } },
      },
      {
        key: 'd',
        label: '여러 권을 한꺼번에 들이는 재미',
        code: 'price_set',
        weights: { series: 2, price: { near: 1, weight: 0.8 } },
      },
    ],
  },
  {
    id: 'q9',
    text: '책을 고를 때 무엇에 먼저 눈이 가나요?',
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
        weights: { subtitle: 1.5, titleLength: { near: 1, weight: 0.8 } },
      },
      {
        key: 'c',
        label: '수상작이나 기념판이라는 소식',
        code: 'clue_award',
        weights: { words: { 수상: 2, 기념: 2, 에디션: 1.5, 특별판: 1.5, 개정판: 1 } },
      },
      { key: 'd', label: '숫자가 들어간 또렷한 제목', code: 'clue_number', weights: { digits: 2 } },
      { key: 'e', label: '여럿이 함께 쓴 이름들', code: 'clue_coauthors', weights: { coauthored: 2 } },
    ],
  },
  {
    id: 'q10',
    text: '다 읽고 나면 무엇을 하고 싶으신가요?',
    options: [
      {
        key: 'a',
        label: '모임에서 함께 이야기하기',
        code: 'after_talk',
        weights: { tags: { 사회: 1, 가족: 1 }, shelves: { 소설: 0.8, 사회: 0.8, 문제: 1 } },
      },
      {
        key: 'b',
        label: '혼자 조용히 되새기기',
        code: 'after_reflect',
        weights: { tags: { 위로: 1, 철학: 1 }, shelves: { 시: 1, 에세이: 0.8, 철학: 1 } },
      },
      {
        key: 'c',
        label: '배운 대로 직접 해 보기',
        code: 'after_try',
        weights: { shelves: { 투자: 1, 활용: 1, 글쓰기: 1.5, 요리: 1, 공예: 1, 운동: 1 }, digits: 0.8 },
      },
      {
        key: 'd',
        label: '이어지는 책을 더 찾아 읽기',
        code: 'after_continue',
        weights: { series: 1.5, coauthored: 0.5 },
      },
    ],
  },
];
