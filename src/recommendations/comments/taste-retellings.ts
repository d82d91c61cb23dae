import type { WordGroup } from './word-group.ts';

/*
 * More words that retell a claimed answer, beside those of answer-vocabulary.ts: what somebody who
 * gave it wants, and when she reads.
 */

export const retellingsOfTaste: readonly WordGroup[] = [
  {
    answers: 'theme_self',
    verbs: '이해하다 알다 알아가다 마주하다 찾다 살피다 아끼다 돌보다',
  },
  {
    answers: 'goal_comfort',
    verbs:
      '위로받다 위로하다 보듬다 토닥이다 어루만지다 감싸다 내려놓다 추스르다 가라앉히다 녹이다 풀다 쉬어가다 기대다 듣다 편안하다 고단하다 피곤하다 무겁다 힘겹다 아프다',
    nouns: '위로 휴식 안식 온기 말 한마디 손길 품 하루 어깨 마음 상처 피로 숨 응원 용기',
    words: '잠시 잠깐 조금',
  },
  {
    answers: 'goal_fun',
    verbs: '놀다 웃다 즐기다 잊다 보내다 뒤집다 두근거리다 짜릿하다',
    nouns: '흥미 오락 이야기 몰입감 시간 시계 페이지',
    words: '시간이 시간을 단숨에 순식간에 정신없이',
  },
  {
    answers: 'goal_knowledge',
    verbs:
      '알다 알아가다 배우다 발견하다 깨닫다 궁금하다 궁금해하다 열다 탐구하다 이해하다 공부하다 넓어지다',
    nouns: '지식 교양 상식 배움 공부 발견 호기심 앎 눈 시야 분야 사실 지혜 정보',
    words: '새롭게 새로운 모르는 몰랐던 하나씩 조금씩',
  },
  {
    answers: 'goal_practical after_try',
    verbs:
      '써보다 적용하다 실천하다 실행하다 활용하다 시도하다 연습하다 익히다 바꾸다 바꿔보다 고치다 도움되다 유용하다 움직이다 시작하다 만들다',
    nouns: '생활 실천 실행 연습 행동 몸 손 하루 집 습관 방법 요령 팁 쓰임 실용 현실',
    words: '스스로 하나씩 몸소 내일부터 오늘부터 그대로 배운 배운대로',
  },
  {
    answers: 'goal_question',
    verbs: '품다 되묻다 되새기다 고민하다 사유하다 헤아리다 답하다 찾다',
    nouns: '고민 사유 생각 여운 화두 답 의문 철학 무게',
    words: '쉽게 천천히 오래오래 한참',
  },
  {
    answers: 'mood_warm',
    verbs: '따뜻해지다 다정하다 포근하다 훈훈하다 녹이다 감싸다 편안하다',
    nouns: '분위기 품 이야기 시선 느낌 사람 정',
  },
  {
    answers: 'mood_calm',
    verbs: '잔잔하다 고요하다 차분하다 조용하다 은은하다 가라앉히다 적시다 머금다',
    nouns: '분위기 글 호수 물결 고요 시 느낌 마음 문장',
    words: '조용히 잔잔히 가만히 고요히',
  },
  {
    answers: 'mood_tense',
    verbs: '긴장되다 서늘하다 짜릿하다 쫄깃하다 조마조마하다 두근거리다 오싹하다 섬뜩하다 강렬하다 숨죽이다',
    nouns: '분위기 긴장 긴장감 스릴 서늘함 전율 느낌 심장 숨 이야기',
  },
  {
    answers: 'mood_bright',
    verbs: '밝다 유쾌하다 즐겁다 웃음짓다 경쾌하다 산뜻하다 환하다 신나다 가볍다',
    nouns: '분위기 즐거움 유쾌함 느낌 이야기 하루 글',
    words: '활짝 밝게',
  },
  {
    answers: 'mood_grave',
    verbs: '묵직하다 진지하다 깊다 무게있다 가볍지않다 피하다 마주하다 진중하다',
    nouns: '분위기 느낌 글 이야기 주제 진지함 묵직함 마음',
    words: '깊이 깊은 가볍지 않은 피하지 않으신다는',
  },
  {
    answers: 'pace_fast',
    verbs: '빠르다 넘기다 몰아치다 읽어치우다 달리다 시원하다',
    nouns: '속도 속도감 글 전개 호흡 이야기 책장 한자리 자리',
    words: '빠르게 단숨에 순식간에 한숨에 금방 시원하게 한번에',
  },
  {
    answers: 'pace_slow',
    verbs: '음미하다 곱씹다 되새기다 늦추다 느리다 아껴읽다 머금다',
    nouns: '속도 글 문장 호흡 여유 걸음',
    words: '느리게 천천히 급하지 않게 서두르지 않고 아껴 꼭꼭',
  },
  {
    answers: 'pace_short',
    verbs: '끊어읽다 나눠읽다 쪼개다 짤막하다 토막내다',
    nouns: '호흡 글 토막 편 쪽 단락 분량',
    words: '짧게 짤막하게 조금씩 틈틈이 한두 두어',
  },
  {
    answers: 'pace_easy',
    verbs: '쉽다 쉬워지다 수월하다 만만하다 입문하다 처음하다 접하다',
    nouns: '입문 초보 처음 설명 글 눈높이 기초 첫걸음',
    words: '쉽게 처음 차근차근 어려운 어렵지',
  },
  {
    answers: 'pace_deep',
    verbs: '파고들다 파헤치다 들여다보다 깊어지다 몰두하다 집중하다',
    nouns: '깊이 글 속 밑바닥 바닥 사유 한 우물',
    words: '깊이 깊은 끈질기게 제대로',
  },
];
