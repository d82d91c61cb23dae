import type { WordGroup } from './word-group.ts';

/** Words for subjects of science, and for kinds of novels. */
export const subjectsOfScience: readonly WordGroup[] = [
  {
    tags: '과학',
    shelves: '과학 물리 생명 천문 수학 공학',
    verbs: '실험하다 탐구하다 밝혀내다 관찰하다',
    nouns: '과학 원리 실험 발견 자연 지식 세계 과학책 물리학 생명 우주 지구 호기심 상상력 미래',
  },
  { tags: '우주', shelves: '천문', nouns: '우주 별 밤하늘 하늘 별빛 은하 행성 지구 망원경 우주여행' },
  {
    tags: '자연 동물',
    shelves: '동물 식물 생태 원예',
    nouns: '자연 동물 식물 나무 숲 생명 꽃 바다 산 계절 지구 생태 환경 생물 고양이 강아지 초록',
  },
  {
    tags: '인공지능',
    shelves: '인공지능 컴퓨터 프로그래밍 멀티미디어',
    nouns: '인공지능 기술 AI 미래 시대 변화 컴퓨터 활용 챗GPT 디지털',
    verbs: '활용하다 바꾸다 바뀌다',
  },
  {
    tags: 'SF 판타지',
    shelves: '과학소설 판타지',
    verbs: '상상하다 펼쳐지다',
    nouns: '상상 상상력 미래 세계 우주 모험 환상 세계관 과학소설 공상',
  },
  {
    tags: '범죄 긴장감 서늘한',
    shelves: '추리 스릴러 미스터리 호러',
    verbs: '추리하다 파헤치다 쫓다',
    nouns: '사건 범인 추리 범죄 단서 수수께끼 스릴러 미스터리 추리소설 몰입감',
  },
  { tags: '신비로운', nouns: '신비 신비로움 수수께끼' },
  { tags: '강렬한', verbs: '강하다 강렬하다', nouns: '강렬함 긴장' },
];
