import type { WordGroup } from './word-group.ts';

/** Words for subjects of people and their inner life. */
export const subjectsOfPeople: readonly WordGroup[] = [
  { tags: '사랑', verbs: '사랑하다 설레다 그립다 그리워하다', nouns: '연애 설렘 애정 그리움' },
  { tags: '가족', verbs: '품다', nouns: '집 가정 부모 아이 식탁 울타리' },
  { tags: '우정', nouns: '친구 벗 우정 곁' },
  {
    tags: '관계',
    nouns: '사람 사람들 관계 사이 거리 거리감 인간관계 말 대화 소통',
    words: '사람과 사람을 사람의',
  },
  {
    tags: '심리',
    nouns: '마음 감정 심리 속마음 무의식 내면 자신 기분 마음결 심리학',
    words: '자신을 자신의 나를 나의',
  },
  {
    tags: '철학',
    verbs: '묻다 사유하다 철학하다',
    nouns: '철학 사상 사유 질문 물음 생각 인간 존재 진리 세계 삶 인생',
  },
  {
    tags: '성장',
    verbs: '성장하다 자라다 자라나다 크다 나아가다',
    nouns: '성장 성장통 변화 걸음 어른 시절 청소년',
  },
  { tags: '청춘', nouns: '청춘 젊음 시절' },
  {
    tags: '상실 죽음',
    verbs: '떠나보내다 그립다 애도하다 남겨지다',
    nouns: '상실 이별 그리움 빈자리 애도 죽음 삶 끝 마지막',
  },
  {
    tags: '나이_듦',
    verbs: '늙다 나이들다',
    nouns: '나이 세월 노년 노후 중년 인생 삶 어른',
    words: '나이 듦 듦의 듦을 듦이 듦에 듦과 듦은',
  },
  { tags: '여성', nouns: '여성 여성들 목소리' },
  {
    tags: '신앙',
    shelves: '기독교 가톨릭 불교 종교 신학',
    verbs: '기도하다 묵상하다 믿다',
    nouns: '신앙 믿음 기도 말씀 은혜 묵상 하나님 영혼 성경 부처 마음공부 종교',
  },
  {
    tags: '일상',
    verbs: '평범하다',
    nouns: '일상 하루 생활 평범함 소소함 살림',
    words: '소소한 평범한 작은 사소한',
  },
  {
    tags: '희망 위로',
    verbs: '응원하다 다독이다 격려하다 일어서다 버티다 견디다',
    nouns: '희망 응원 용기 격려 회복 위안 버팀목',
  },
  { tags: '행복', verbs: '행복하다 행복해지다', nouns: '행복 행복감 웃음' },
];
