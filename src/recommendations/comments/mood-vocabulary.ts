import type { WordGroup } from './word-group.ts';

/** Words of moods. */
export const moodWords: readonly WordGroup[] = [
  {
    tags: '따뜻한 위로 우정',
    answers: 'mood_warm goal_comfort',
    verbs: '따뜻하다 따뜻해지다 따스하다 다정하다 포근하다 훈훈하다',
    nouns: '온기 미소 따뜻함 따스함 다정함 포근함',
    words: '다정히 따스히 따뜻이',
  },
  {
    tags: '위로 따뜻한 희망',
    answers: 'goal_comfort',
    verbs: '위로하다 위로받다 다독이다 토닥이다 보듬다 어루만지다 달래다 감싸다 쓰다듬다',
    nouns: '위안 토닥임 다독임',
  },
  { tags: '위로', answers: 'goal_comfort', nouns: '위로', words: '지친' },
  {
    tags: '잔잔한 서정적 천천히',
    answers: 'mood_calm',
    verbs: '잔잔하다 고요하다 차분하다 차분해지다 조용하다 담담하다 나직하다',
    nouns: '잔잔함 고요 고요함 차분함 서정성',
    words: '잔잔히 고요히 조용히 차분히 담담히',
  },
  {
    tags: '서정적',
    answers: 'mood_calm',
    nouns: '서정 서정성',
    words: '서정적인 서정적으로 서정적이고 서정적이에요 시적인',
  },
  {
    tags: '긴장감 서늘한 범죄',
    answers: 'mood_tense',
    verbs: '긴장하다 긴장되다 조마조마하다 숨죽이다 팽팽하다 쫄깃하다',
    nouns: '긴장 긴장감 스릴 몰입도 서스펜스',
  },
  { tags: '서늘한', answers: 'mood_tense', verbs: '서늘하다 오싹하다', nouns: '서늘함' },
  {
    tags: '유쾌한',
    answers: 'mood_bright',
    verbs: '유쾌하다 밝다 밝아지다 명랑하다 경쾌하다 웃다 웃음짓다 미소짓다 환하다',
    nouns: '유쾌함 웃음 미소 밝음 활기 유머',
  },
  {
    tags: '깊이_있는 강렬한 죽음 전쟁 사회 정치',
    answers: 'mood_grave',
    verbs: '묵직하다 진지하다 진중하다 무겁다',
    nouns: '묵직함 진지함 무게 무게감',
  },
  { tags: '강렬한', verbs: '강렬하다', nouns: '강렬함' },
  { tags: '애틋한', verbs: '애틋하다 애틋해지다', nouns: '애틋함' },
  { tags: '신비로운', verbs: '신비롭다', nouns: '신비로움' },
  { tags: '희망', nouns: '희망', words: '희망적인 희망찬' },
];
