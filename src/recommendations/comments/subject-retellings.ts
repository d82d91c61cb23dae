import type { WordGroup } from './word-group.ts';

/*
 * More words that retell a claimed answer, beside those of answer-vocabulary.ts: what somebody who
 * gave it wants, and when she reads.
 */

export const retellingsOfSubjects: readonly WordGroup[] = [
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
];
