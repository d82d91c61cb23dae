import { moodWords } from './mood-vocabulary.ts';
import { paceWords } from './pace-vocabulary.ts';
import { nounsOfShelves, type WordGroup } from './word-group.ts';

/** Tags with a space are written with `_`. */
export const boundWords: readonly WordGroup[] = [
  ...moodWords,
  ...paceWords,
  {
    tags: '쉬운_입문',
    answers: 'pace_easy',
    verbs: '쉽다 쉬워지다 입문하다 친절하다',
    nouns: '입문 입문서 입문자 기초 초보자 초심자 첫발 안내서',
    words: '쉽게 처음이라도 처음이어도 처음인',
  },
  {
    tags: '깊이_있는 철학',
    answers: 'pace_deep goal_question',
    verbs: '파고들다 사유하다 성찰하다 탐구하다',
    nouns: '깊이 사유 성찰 통찰 탐구',
    words: '깊이',
  },
  { tags: '철학', answers: 'goal_question', nouns: '질문 물음 사유 철학', words: '철학적인' },
  {
    tags: '성장 심리 철학 나이_듦 습관',
    answers: 'theme_self',
    verbs: '성찰하다 돌이키다',
    nouns: '삶 인생 내면 성찰',
    words: '스스로 스스로에게 스스로를 나를 나의 자신을 자신의 자기',
  },
  {
    answers: 'theme_self',
    verbs: '돌아보다',
    nouns: '삶 뜻 인생',
    words: '나를 나의 자신을 자신의 스스로 스스로를 스스로에게',
  },
  {
    tags: '역사 과학 우주 쉬운_입문 인공지능 공부 자연 경제 심리 철학',
    shelves: '교양 과학 역사 인문 경제 학',
    answers: 'goal_knowledge',
    verbs: '배우다 알아가다 알다 알게되다 깨닫다 이해하다 발견하다 깨치다',
    nouns: '사실 지식 배움 상식 교양 앎 이해 발견 호기심 공부',
    words: '몰랐던 모르던 모르는 새롭게',
  },
  {
    tags: '습관 투자 건강 음식 육아 직장 글쓰기 공부 관계',
    answers: 'goal_practical after_try',
    verbs: '실천하다 적용하다 활용하다 배우다 익히다 써먹다 실용적이다 따라하다 해보다',
    nouns: '생활 실생활 실천 적용 활용 연습 실용 쓸모 요령',
    words: '직접',
  },
  {
    tags: '투자 경제 경영 직장 트렌드',
    answers: 'theme_work',
    verbs: '준비하다 대비하다',
    nouns: '일 돈 앞날 미래 경제',
  },
  { answers: 'theme_world', nouns: '역사 사회 세상 흐름', verbs: '움직이다' },
  {
    tags: '역사',
    shelves: '중국사 서양사 한국사 세계사 조선사 유럽사 동양사 분쟁사 정치사',
    nouns: '역사 역사책',
  },
  { tags: '과학 우주 자연 인공지능 SF', answers: 'theme_science', nouns: '과학 자연 미래 우주 상상력 상상' },
  { tags: '사랑 가족 우정 관계', answers: 'theme_people', nouns: '사이 관계', words: '사람 사람과' },
  { tags: 'SF 판타지', verbs: '상상하다', nouns: '상상 상상력' },
  { tags: '시집', shelves: '시', nouns: '시 시집 시편 시구 시어' },
  { tags: '일상', nouns: '일상' },
  { tags: '고전', answers: 'age_old', nouns: '고전 세월', verbs: '오래되다', words: '오래도록' },
  { shelves: '한국', answers: 'origin_korea', nouns: '한국 우리나라 국내', words: '우리' },
  { shelves: '영미', answers: 'origin_english', nouns: '영미권 영미 영미문학' },
  { answers: 'age_new', words: '새로 갓 막' },
  { answers: 'after_talk', verbs: '마주앉다', words: '사람들과' },
  { answers: 'after_reflect', verbs: '조용하다', nouns: '혼자', words: '조용히' },
  { answers: 'after_continue', words: '이어' },
  ...nounsOfShelves(
    '과학 물리학 천문학 생명과학: 과학 과학책 과학서 | 여행: 여행 여행책 여행서 | 철학: 철학 철학책 철학서 | 심리: 심리 심리학 심리책 | 경제 투자: 경제책 경제서 투자서 | 인문: 인문서 인문학 인문책 | 에세이: 에세이 산문 수필 | 소설: 소설 서사 | 일본: 일본 아시아 | 프랑스 독일 러시아 스페인: 유럽',
  ),
];
