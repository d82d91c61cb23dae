import type { WordGroup } from './word-group.ts';

/*
 * More words that retell a claimed answer, beside those of answer-vocabulary.ts: what somebody who
 * gave it wants, and when she reads.
 */

export const retellingsOfOccasions: readonly WordGroup[] = [
  {
    answers: 'when_commute',
    verbs: '타다 이동하다 오가다 출근하다 퇴근하다 앉다 서다 내리다',
    nouns: '지하철 버스 전철 기차 길 출퇴근 출퇴근길 자투리 정류장 차 안 짬 사이',
    words: '잠깐씩 틈틈이 짬짬이 조금씩',
  },
  {
    answers: 'when_night',
    verbs: '잠들다 자다 닫다 끄다 누이다 정리하다 내려놓다',
    nouns: '밤 잠자리 이불 이불속 베개 침실 머리맡 하루끝 시간',
    words: '자기 전 전에 조용히 조용한 늦은',
  },
  {
    answers: 'when_holiday',
    verbs: '쉬다 보내다 열다 즐기다 뒹굴다 늦잠자다',
    nouns: '쉬는날 휴가 방학 아침 오후 낮 시간 토요일 일요일 소파 집',
    words: '종일 느긋하게 넉넉히 한가로이 실컷 쉬는',
  },
  {
    answers: 'when_study',
    verbs: '공부하다 배우다 익히다 들이다 마련하다 정하다 쌓다 몰두하다',
    nouns: '배움 공부 학습 책상 노트 시간 저녁 새벽',
    words: '따로 일부러 제대로 차근차근',
  },
  {
    answers: 'after_talk',
    verbs: '토론하다 대화하다 나누다 모이다 떠들다 주고받다 마주앉다 둘러앉다 듣다',
    nouns: '사람들 모임 토론 대화 수다 이야기 친구 생각 감상',
    words: '함께 여럿이 마주',
  },
  {
    answers: 'after_reflect',
    verbs: '되새기다 되짚다 곱씹다 정리하다 음미하다 간직하다 아끼다',
    nouns: '혼자 시간 여운 생각 마음 고요 자리',
    words: '혼자 혼자만의 조용히 홀로 가만히 나만의',
  },
  {
    answers: 'after_continue',
    verbs: '이어읽다 찾아읽다 건너가다 뻗다 넓혀가다 꼬리물다 이어지다',
    nouns: '다음 책 책들 꼬리 목록 시리즈 연결',
    words: '다음 이어서 더 계속 꼬리를 물고',
  },
  {
    answers: 'price_set',
    verbs: '모으다 채우다 갖추다',
    nouns: '시리즈 여러권 전집 책장 재미',
    words: '여러 권을',
  },
];
