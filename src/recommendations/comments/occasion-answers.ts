import type { WordGroup } from './word-group.ts';

/** Words that retell answers about time, subject, origin, age, clues and what comes after. */
export const occasionAnswers: readonly WordGroup[] = [
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
