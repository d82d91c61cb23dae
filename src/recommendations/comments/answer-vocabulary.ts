import { occasionAnswers } from './occasion-answers.ts';
import type { WordGroup } from './word-group.ts';

/*
 * Words that may retell a claimed answer in a clause about the reader's choice: 푹 빠져 읽을 책을
 * 원하신 답. They say nothing of the book, so only such clauses may hold them.
 */

export const answerVocabulary: readonly WordGroup[] = [
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
  ...occasionAnswers,
];

/** Words of no answer in particular, used without changes. */
export const wordsOfAnyAnswer =
  '가장 더 관한 대한 대해 관해 다룬 다루는 많다고 많으신 많다는 가신다고 가신다고요 가신다는 간다고 간다는 있는 될 되는';
