import type { QuizQuestion } from './quiz.ts';

/** Raise this when stored answers would mean something else after a change. */
export const quizVersion = 'taste-1';

/** All questions in order. See `TasteWeights` for what the weights mean. */
export const quizQuestions: readonly QuizQuestion[] = [
  {
    id: 'q1',
    text: '요즘 책에서 가장 얻고 싶은 것은 무엇인가요?',
    options: [
      {
        key: 'a',
        label: '지친 마음을 달래 줄 위로',
        code: 'goal_comfort',
        weights: { tags: { 위로: 2, 따뜻한: 1.5, 희망: 1.5, 일상: 0.5 }, shelves: { 에세이: 0.8 } },
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
          tags: { 과학: 1.2, 역사: 1.2, 우주: 1.2, '쉬운 입문': 1, 인공지능: 1 },
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
          tags: { 철학: 2, 죽음: 1.2, '깊이 있는': 1.2, 고전: 1.2 },
          shelves: { 비평: 1 },
          newness: { near: 0, weight: 0.6 },
        },
      },
    ],
  },
  {
    id: 'q2',
    text: '어떤 분위기의 책에 마음이 가나요?',
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
        weights: { tags: { 유쾌한: 2.5, 희망: 1.2, 청춘: 1, 여행: 0.8, 음식: 0.8 } },
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
  },
  {
    id: 'q3',
    text: '글이 어떤 걸음으로 흘러가면 좋을까요?',
    options: [
      {
        key: 'a',
        label: '단숨에 읽히는 빠른 글',
        code: 'pace_fast',
        weights: { tags: { '빠른 전개': 2.5, 긴장감: 1 }, titleLength: { near: 0, weight: 0.6 } },
      },
      {
        key: 'b',
        label: '천천히 음미하는 글',
        code: 'pace_slow',
        weights: { tags: { 천천히: 2.5, 서정적: 1, '긴 호흡': 1 }, newness: { near: 0, weight: 0.4 } },
      },
      {
        key: 'c',
        label: '짧게 끊어 읽는 글',
        code: 'pace_short',
        weights: { tags: { '짧은 호흡': 2.5, 일상: 0.8 }, price: { near: 0, weight: 0.6 } },
      },
      {
        key: 'd',
        label: '처음 보아도 쉬운 글',
        code: 'pace_easy',
        weights: {
          tags: { '쉬운 입문': 2.5 },
          words: { 처음: 1, 이야기: 0.8 },
          price: { near: 0.4, weight: 0.5 },
        },
      },
      {
        key: 'e',
        label: '깊이 파고드는 글',
        code: 'pace_deep',
        weights: { tags: { '깊이 있는': 2.5, 철학: 0.8, '긴 호흡': 0.8 }, price: { near: 1, weight: 0.8 } },
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
        weights: {
          tags: { '짧은 호흡': 1.2 },
          price: { near: 0, weight: 0.6 },
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
          tags: { '긴 호흡': 1.2, 여행: 0.8, 역사: 0.6 },
          series: 0.8,
          price: { near: 1, weight: 0.6 },
        },
      },
      {
        key: 'd',
        label: '배우려고 따로 낸 시간',
        code: 'when_study',
        weights: { tags: { 공부: 1.2, '쉬운 입문': 0.8, '깊이 있는': 0.8 }, subtitle: 0.6, digits: 0.6 },
      },
    ],
  },
  {
    id: 'q5',
    text: '어떤 이야기에 먼저 손이 가나요?',
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
        weights: { tags: { 심리: 2, 철학: 1.5, 성장: 1.8, 신앙: 1, 습관: 1, '나이 듦': 1 } },
      },
    ],
  },
  {
    id: 'q6',
    text: '어느 나라 작가의 글에 끌리시나요?',
    options: [
      { key: 'a', label: '한국 작가의 글', code: 'origin_korea', weights: { shelves: { 한국: 2, 국내: 1 } } },
      {
        key: 'b',
        label: '영미권 작가의 글',
        code: 'origin_english',
        weights: { shelves: { 영미: 2.2, 외국: 1, 서양: 0.8 } },
      },
      {
        key: 'c',
        label: '아시아 작가의 글',
        code: 'origin_asia',
        weights: { shelves: { 일본: 2.2, 중국: 2.2, 동양: 1.5, 동남아: 1.5, 인도: 1.5, 외국: 0.8 } },
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
  },
  {
    id: 'q8',
    text: '책값은 어느 정도가 편하신가요?',
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
        label: '여러 권을 나란히 꽂아 두는 재미',
        code: 'price_set',
        weights: { series: 1.8, tags: { '긴 호흡': 0.8 }, price: { near: 1, weight: 0.6 } },
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
        weights: { subtitle: 1.4, titleLength: { near: 1, weight: 0.8 } },
      },
      {
        key: 'c',
        label: '수상작이나 특별판이라는 소식',
        code: 'clue_award',
        weights: {
          words: { 수상: 2, 기념: 1.8, 에디션: 1.5, 특별판: 1.8, 개정판: 1, 한정: 1.5 },
          newness: { near: 1, weight: 0.4 },
        },
      },
      { key: 'd', label: '숫자가 들어간 또렷한 제목', code: 'clue_number', weights: { digits: 1.8 } },
      { key: 'e', label: '여럿이 함께 쓴 이름들', code: 'clue_coauthors', weights: { coauthored: 1.8 } },
    ],
  },
  {
    id: 'q10',
    text: '다 읽고 나면 무엇을 하고 싶으신가요?',
    options: [
      {
        key: 'a',
        label: '사람들과 마주 앉아 이야기하기',
        code: 'after_talk',
        weights: { tags: { 사회: 1.2, 여성: 1, 가족: 0.8, 정치: 0.8, 죽음: 0.8, 성장: 0.8 } },
      },
      {
        key: 'b',
        label: '혼자 조용히 되새기기',
        code: 'after_reflect',
        weights: { tags: { 서정적: 1, 심리: 1, 철학: 1, 천천히: 1.2, 시집: 1 } },
      },
      {
        key: 'c',
        label: '배운 대로 직접 해 보기',
        code: 'after_try',
        weights: { tags: { 습관: 1.2, 글쓰기: 1.2, 음식: 1.2, 투자: 0.8, 건강: 1, 예술: 0.8 }, digits: 0.5 },
      },
      {
        key: 'd',
        label: '이어지는 책을 더 찾아 읽기',
        code: 'after_continue',
        weights: { tags: { 독서: 1.2, 고전: 1, 역사: 0.6 }, series: 1.2, coauthored: 0.4 },
      },
    ],
  },
];
