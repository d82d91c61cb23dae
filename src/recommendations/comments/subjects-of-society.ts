import type { WordGroup } from './word-group.ts';

/** Words for subjects of society, work and learning. */
export const subjectsOfSociety: readonly WordGroup[] = [
  { tags: '전쟁', nouns: '전쟁 평화 역사 시대' },
  {
    tags: '역사',
    shelves: '세계사 한국사 서양사 중국사 조선사 동양사 유럽사 근현대사 역사',
    verbs: '기록되다',
    nouns: '역사 시대 과거 옛날 시간 기록 역사서 역사책 흐름 세월',
    words: '옛',
  },
  {
    tags: '사회',
    shelves: '사회',
    nouns: '사회 세상 시대 제도 현실 이웃 공동체 정의 문제 구조 목소리 불평등 사회학',
  },
  { tags: '정치', shelves: '정치', nouns: '정치 민주주의 사회 시민 세상 시대' },
  {
    tags: '경제 투자 경영',
    shelves: '경제 투자 경영',
    verbs: '투자하다 벌다 모으다 불리다 굴리다',
    nouns: '돈 경제 투자 자산 시장 주식 재테크 부 금융 살림 가계 소비 재정 경영 회사 기업 사업 전략 경제학',
  },
  {
    tags: '직장 성공',
    shelves: '성공 경영 취업',
    verbs: '일하다 이루다 성취하다 성공하다 해내다',
    nouns: '일 일터 직장 회사 업무 커리어 성공 성취 목표 성과 직업 꿈',
  },
  {
    tags: '트렌드',
    shelves: '트렌드 미래',
    verbs: '바뀌다 변하다 내다보다 읽어내다 앞서가다',
    nouns: '트렌드 흐름 변화 미래 앞날 시대 소비 전망 내일',
  },
  {
    tags: '습관',
    verbs: '바꾸다 바뀌다 변하다 길들이다 반복하다 실천하다 들이다',
    nouns: '습관 변화 루틴 실천 행동 반복 일상 생활 연습',
    words: '작은 매일 매일의 날마다 꾸준한',
  },
  {
    tags: '공부',
    shelves: '학습 교육',
    verbs: '배우다 공부하다 익히다 가르치다',
    nouns: '공부 배움 학습 교육 학교 수업 지식',
  },
  {
    tags: '글쓰기 독서',
    shelves: '글쓰기 책읽기',
    verbs: '쓰다 적다 고치다 다듬다 필사하다 써내다',
    nouns: '글쓰기 글 문장 단어 표현 한줄 일기 필사 쓰기 문장력 원고 독서 책읽기',
    words: '써 써서 쓰고 쓰는 쓸',
  },
];
