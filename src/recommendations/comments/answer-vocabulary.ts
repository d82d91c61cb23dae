import type { BoundWords } from './bound-vocabulary.ts';

/*
 * Words that may retell a claimed answer in a clause about the reader's choice: 푹 빠져 읽을 책을
 * 원하신 답. They say nothing of the book, so only such clauses may hold them.
 */

export const answerVocabulary: readonly BoundWords[] = [
  {
    answers: 'goal_comfort',
    verbs: '달래다 다독이다 지치다 힘들다 쉬다 기대다 필요하다 보듬다',
    nouns: '쉼 위안 힘 응원 온기',
  },
  {
    answers: 'goal_fun',
    verbs: '빠져들다 빠지다 몰입하다 재미있다 재밌다 흥미롭다 신나다 흥미진진하다 끝내주다 놓다',
    nouns: '재미 흥미 몰입 즐거움',
    words: '푹 쏙 줄 줄도 모르고 모르게 모를 흠뻑',
  },
  {
    answers: 'goal_knowledge',
    verbs: '넓히다 쌓다 늘리다 새롭다 배우다 깨치다 얻다 채우다',
    nouns: '기쁨 재미 즐거움 보람 것 세상 세계 이야기',
    words: '몰랐던 모르던 새로이',
  },
  {
    answers: 'goal_practical after_try',
    verbs: '쓰다 해보다 따라하다 옮기다 써먹다 되다',
    nouns: '보탬 도움 쓸모 힘 실생활 일상 방법',
    words: '바로 곧바로 당장 직접 쓸 수',
  },
  {
    answers: 'goal_question',
    verbs: '던지다 생각하다 곱씹다 묻다 머무르다 남다 깊다',
    nouns: '질문 물음 생각거리',
    words: '오래 오래도록 두고두고 깊이',
  },
  { answers: 'mood_warm', verbs: '감싸다 스며들다 데우다 안다 느끼다', nouns: '온기 마음 미소' },
  { answers: 'mood_calm', verbs: '흐르다 스며들다 가라앉다 머무르다', nouns: '물결 여운 결 여백 서정' },
  {
    answers: 'mood_tense',
    verbs: '넘치다 쥐다 감돌다 가득하다 돌다 졸이다 놓다',
    nouns: '손 땀 재미 소름 마음',
    words: '손에 땀을 수 없는',
  },
  { answers: 'mood_bright', verbs: '나다 웃다 밝히다 가득하다 넘치다', nouns: '웃음 기운 미소 재미' },
  { answers: 'mood_grave', verbs: '있다 던지다 남다 깊다 무겁다', nouns: '무게 생각거리 질문 울림' },
  {
    answers: 'pace_fast',
    verbs: '넘어가다 읽히다 휘몰아치다 빠져들다',
    words: '술술 쭉쭉 휙휙 한달음에 한번에',
  },
  { answers: 'pace_slow', verbs: '아끼다 머무르다 쉬어가다 느긋하다 흐르다', words: '느긋이 찬찬히 오래' },
  { answers: 'pace_short', verbs: '나누다 끊다 짧다 쉬어가다', words: '나누어 나눠 잠깐 잠깐씩 한편씩' },
  {
    answers: 'pace_easy',
    verbs: '쉽다 편하다 가볍다 시작하다 친절하다',
    nouns: '입문서 입문자 초보자',
    words: '어렵지 않은 않게 부담 없이 없는 처음부터',
  },
  { answers: 'pace_deep', verbs: '깊다 파고들다 꼼꼼하다 촘촘하다', words: '깊게 깊숙이 끝까지' },
  {
    answers: 'when_commute',
    verbs: '이동하다 오가다 기다리다 나서다',
    nouns: '이동 출근길 퇴근길 등굣길 길 틈 짬 시간',
    words: '잠깐 잠깐씩 짬짬이 틈틈이',
  },
  {
    answers: 'when_night',
    verbs: '눕다 마치다 마무리하다 고요하다',
    nouns: '침대 머리맡 잠 하루 끝 새벽',
    words: '자기 잠들기 전에',
  },
  {
    answers: 'when_holiday',
    verbs: '느긋하다 한가롭다 여유롭다 넉넉하다 쉬다',
    nouns: '주말 휴일 연휴 휴가 하루 여유',
    words: '푹 길게 마음껏 종일 느긋이',
  },
  { answers: 'when_study', verbs: '내다 배우다 공부하다 집중하다 마음먹다', nouns: '시간 마음 공부' },
  { answers: 'theme_people', nouns: '사람들 사람 마음 사이 관계 정', words: '사람이 서로' },
  { answers: 'theme_work', verbs: '대비하다 꾸리다 벌다 모으다', nouns: '일 돈 앞날 미래 경제 살림' },
  { answers: 'theme_world', verbs: '돌아가다 살아가다 바뀌다', nouns: '세상 사회 역사 시대 흐름' },
  { answers: 'theme_science', verbs: '상상하다 내다보다', nouns: '과학 자연 미래 우주 호기심' },
  {
    answers: 'theme_self',
    verbs: '들여다보다 생각하다 찾아가다 성찰하다',
    nouns: '나 자신 내면 마음 삶 인생',
  },
  { answers: 'origin_korea', nouns: '한국 국내 우리나라 우리말', words: '우리' },
  { answers: 'origin_english', nouns: '영미권 영어권 영국 미국 나라' },
  { answers: 'origin_asia', nouns: '아시아 일본 중국 나라 이웃', words: '가까운' },
  { answers: 'origin_europe', nouns: '유럽 독일 프랑스 러시아 나라', words: '먼 다른' },
  {
    answers: 'age_new',
    verbs: '나오다 뜨겁다',
    nouns: '최근 신간 새책 설렘 요즘',
    words: '막 갓 새로 최근에 따끈한',
  },
  { answers: 'age_recent', verbs: '나오다 자리잡다', nouns: '요즘 최근', words: '새로' },
  {
    answers: 'age_old',
    verbs: '지나오다 견디다 오래되다 사랑받다 읽히다',
    nouns: '세월 시간 고전',
    words: '오래 오래도록 오랜 오랫동안',
  },
  { answers: 'clue_short_title', verbs: '짧다 남다 간결하다', nouns: '여운 제목 글자' },
  { answers: 'clue_subtitle', verbs: '알려주다 친절하다 설명하다', nouns: '부제 설명', words: '또렷이 잘' },
  { answers: 'clue_award', nouns: '소식 특별판 기념판 수상작', words: '수상' },
  { answers: 'clue_number', verbs: '들다 들어가다 들어있다 또렷하다', nouns: '숫자 제목' },
  {
    answers: 'clue_coauthors',
    verbs: '쓰다 모으다',
    nouns: '작가 작가들 목소리',
    words: '사람이 여럿이 여러',
  },
  {
    answers: 'after_talk',
    verbs: '이야기하다 나누다 토론하다 모이다',
    nouns: '이야기 대화 토론 모임 생각 의견',
    words: '함께 같이',
  },
  {
    answers: 'after_reflect',
    verbs: '생각하다 곱씹다 돌아보다 머무르다',
    nouns: '생각 시간 혼자',
    words: '혼자서 홀로 가만히',
  },
  {
    answers: 'after_continue',
    verbs: '이어가다 찾아읽다 이어읽다 넓히다',
    nouns: '재미 다음 책들 즐거움',
    words: '다음 이어 더 가기를',
  },
];

/** Words of no answer in particular, used without changes. */
export const wordsOfAnyAnswer =
  '가장 더 관한 대한 대해 관해 다룬 다루는 많다고 많으신 많다는 가신다고 가신다고요 가신다는 간다고 간다는 있는 될 되는';
