import type { WordGroup } from './word-group.ts';

/** Words of pace, and of the time to read. */
export const paceWords: readonly WordGroup[] = [
  {
    tags: '빠른_전개',
    answers: 'pace_fast',
    verbs: '빠르다 속도감있다 휘몰아치다',
    nouns: '전개 속도 속도감 흡입력 몰입도',
    words: '단숨에 단번에 술술 순식간에 빠르게',
  },
  {
    tags: '천천히 서정적 긴_호흡',
    answers: 'pace_slow',
    verbs: '느리다 느긋하다',
    nouns: '여백',
    words: '천천히 느리게 느긋이',
  },
  { tags: '긴_호흡', answers: 'when_holiday', words: '긴 길게 진득하게 진득이' },
  {
    tags: '짧은_호흡',
    answers: 'pace_short when_commute',
    nouns: '자투리 틈새 짬',
    words: '짧게 끊어 틈틈이 짬짬이 토막토막 편씩',
  },
  { answers: 'when_commute', verbs: '출퇴근하다 오가다', nouns: '출퇴근 출퇴근길 지하철 버스 길 자투리' },
  { answers: 'when_night', verbs: '잠들다 자다 조용하다', nouns: '잠자리 밤' },
  { answers: 'when_study', verbs: '배우다 공부하다 익히다', nouns: '공부 배움 학습' },
];
