import type { BoundWords } from './bound-vocabulary.ts';

/*
 * More words that retell a claimed answer, beside those of answer-vocabulary.ts: what somebody who
 * gave it wants, and when she reads.
 */

export const answerRetellings: readonly BoundWords[] = [
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
    answers: 'theme_people',
    verbs: '사랑하다 함께하다 부대끼다 어울리다 살아가다 듣다',
    nouns: '일 사랑 가족 관계 인연 만남 이별 친구 부모 아이 이웃 정 이야기 마음',
    words: '사람이 사람을 사람의',
  },
  {
    answers: 'theme_work',
    verbs: '일하다 벌다 모으다 불리다 준비하다 챙기다 설계하다 꾸리다 계획하다',
    nouns: '일 돈 앞날 직장 회사 노후 살림 경제 투자 커리어 미래 내일 생활',
    words: '앞으로 올',
  },
  {
    answers: 'theme_world',
    verbs: '움직이다 흘러가다 듣다 알다 이해하다 읽어내다',
    nouns: '세상 세계 사회 역사 시대 정치 경제 나라 흐름 이야기 사람들 뉴스',
    words: '지금 오늘의',
  },
  {
    answers: 'theme_science',
    verbs: '내다보다 그리다 탐험하다 궁금하다 관찰하다',
    nouns: '과학 자연 우주 미래 별 생명 기술 동물 식물 지구 세상 인공지능 내일',
    words: '앞으로 올 다가올',
  },
  {
    answers: 'theme_self',
    verbs: '돌아보다 들여다보다 알아가다 만나다 찾다 되돌아보다 가꾸다 키우다 성장하다 살피다',
    nouns: '나 자신 스스로 내면 마음 삶 인생 뜻 의미 길 하루 성장 이야기',
    words: '나를 나의 내 제 스스로',
  },
  { answers: 'origin_korea', nouns: '한국 우리 작가 작가들 소설 문학 국내', words: '우리나라 우리' },
  { answers: 'origin_english', nouns: '영미 영미권 영어권 작가 작가들 소설 문학', words: '바다 건너' },
  { answers: 'origin_asia', nouns: '아시아 일본 중국 이웃나라 작가 작가들 소설 문학', words: '이웃 가까운' },
  { answers: 'origin_europe', nouns: '유럽 나라 작가 작가들 소설 문학 곳', words: '먼 다른 여러 낯선' },
  {
    answers: 'age_new',
    verbs: '나오다 출간되다 따끈따끈하다 새롭다 신선하다',
    nouns: '신간 새책 책 소식 글',
    words: '막 갓 새로 방금 새로운 따끈따끈한 새',
  },
  {
    answers: 'age_recent',
    verbs: '나오다 출간되다 자리잡다',
    nouns: '요즘 최근 책 글',
    words: '요즘 최근에 요새',
  },
  {
    answers: 'age_old',
    verbs: '읽히다 견디다 지나다 묵다 검증되다 전해지다 사랑받다',
    nouns: '세월 시간 고전 세대 책 글',
    words: '오래 오래된 오랜 오랫동안 두고두고 긴',
  },
  {
    answers: 'clue_short_title',
    verbs: '짧다 간결하다 남다 깔끔하다 짤막하다 인상적이다',
    nouns: '제목 여운 글자 이름 낱말 단어',
    words: '짧은 짤막한',
  },
  {
    answers: 'clue_subtitle',
    verbs: '알려주다 설명하다 말해주다 친절하다 살피다 확인하다',
    nouns: '부제 설명 안내 내용 책 제목',
    words: '무슨 어떤 먼저 꼼꼼히',
  },
  {
    answers: 'clue_award',
    verbs: '받다 살피다 귀기울이다 챙기다 타다',
    nouns: '상 수상 수상작 특별판 기념판 개정판 에디션 소식',
    words: '상을 먼저',
  },
  {
    answers: 'clue_number',
    verbs: '들다 또렷하다 분명하다 적히다 박히다',
    nouns: '숫자 제목 부제 단서',
    words: '숫자가 또렷이 분명히 든',
  },
  {
    answers: 'clue_coauthors',
    verbs: '함께쓰다 같이쓰다 모이다 쓰다 엮다',
    nouns: '작가 여럿 사람 글 목소리 이름 저자 지은이',
    words: '여러 여럿이 함께 같이 둘이 셋이',
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
