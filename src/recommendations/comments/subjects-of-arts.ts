import type { WordGroup } from './word-group.ts';

/** Words for subjects of daily life, travel and the arts. */
export const subjectsOfArts: readonly WordGroup[] = [
  {
    tags: '건강',
    shelves: '건강 운동 치료 헬스 힐링',
    verbs: '건강하다 건강해지다 움직이다 걷다 돌보다 챙기다 뛰다 달리다',
    nouns: '건강 몸 생활 운동 습관 걷기 몸과마음 호흡 활력 체력',
  },
  {
    tags: '음식',
    shelves: '요리 음식 제과 이유식',
    verbs: '먹다 맛있다 요리하다 굽다 끓이다 차리다 맛보다 돋우다',
    nouns: '음식 요리 맛 입맛 식탁 부엌 주방 밥 한끼 끼니 레시피 재료 빵 향 향기 맛집 미식 군침',
  },
  {
    tags: '육아',
    shelves: '육아 이유식 교육 출산 부모',
    verbs: '키우다 돌보다 자라다 기르다 보살피다',
    nouns: '아이 아이들 부모 육아 양육 가정 가족',
    words: '아이와 아이의 아이를',
  },
  {
    tags: '여행',
    shelves: '여행 기행',
    verbs: '여행하다 떠나다 걷다 거닐다 돌아다니다 훌쩍떠나다 둘러보다 머물다',
    nouns:
      '여행 여행지 여정 길 골목 도시 풍경 나라 지도 가방 배낭 일정 휴가 바다 산 낯섦 여행길 여행서 가이드 가이드북 온천 거리 하늘',
    words: '낯선',
  },
  {
    tags: '예술',
    shelves: '미술 예술 사진 공예 디자인 건축',
    verbs: '그리다 감상하다 만들다 빚다 색칠하다',
    nouns: '예술 그림 미술 작품 화가 미술관 전시 색 색감 붓 손끝 명화 창작 화폭 사진 디자인 공예 손맛 작업',
    words: '그려 그린',
  },
  {
    tags: '음악',
    shelves: '음악 뮤지컬 오페라',
    verbs: '듣다 들려오다 연주하다 흐르다 귀기울이다',
    nouns: '음악 노래 선율 곡 연주 소리 클래식 멜로디 가사 음표 음반 플레이리스트 리듬 귀',
  },
  {
    tags: '영화',
    shelves: '영화 연극 희곡',
    verbs: '관람하다',
    nouns: '영화 장면 스크린 극장 드라마 연극 무대 각본 대사 영화관 각본집 대본',
  },
  { tags: '고전', nouns: '고전 명작 세월 시대 작품', verbs: '오래되다' },
  {
    tags: '시집',
    shelves: '시',
    verbs: '읊다 낭송하다',
    nouns: '시 시집 시편 시구 시어 시인 운율 행간 여백 시 한편',
  },
  { tags: '스포츠', verbs: '달리다 뛰다 겨루다 땀흘리다', nouns: '스포츠 운동 경기 달리기 운동장 땀' },
];
