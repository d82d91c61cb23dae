import { placesAfter } from '../platform/text/places-after.ts';

/**
 * Words with which a sentence of a record may speak of its quotes. They state nothing: no number,
 * no agreement, no judgement. Every other word of the sentence must come from the quotes.
 */
export const talkStems: readonly string[] = [
  '의견',
  '생각',
  '이야기',
  '느낌',
  '느꼈',
  '느끼',
  '말씀',
  '질문',
  '대답',
  '답변',
  '감상',
  '소감',
  '해석',
  '관점',
  '경험',
  '부분',
  '대목',
  '장면',
  '문장',
  '구절',
  '이유',
  '까닭',
  '참여자',
  '사람',
  '나왔',
  '나눴',
  '나누었',
  '오갔',
  '말했',
  '말한',
  '말하',
  '전했',
  '꼽았',
  '꼽은',
  '보았',
  '읽었',
  '읽은',
  '읽으',
  '읽고',
  '대한',
  '대해',
  '관한',
  '관해',
  '때문',
  '있었',
  '있다는',
  '있어요',
  '그리고',
  '함께',
  '서로',
  '이어졌',
  '떠올',
];

/** Words that are allowed only whole. */
export const talkWords: ReadonlySet<string> = new Set(
  '이 그 저 또 한 할 할지 하는 하고 하며 했고 했어요 했다는 한다는 한다고 하다는 이런 그런 이렇게 그렇게 이라는 라는 라고 이라고 다는 것 것이 것을 것은 게 점 점이 점을 점에서 점은 수 때 말 말이 말도 말을 책 책을 책이 책에서 책의 본 볼 봤다는 봤어요 본다는 분 분이 분은 분도 분들 된 되는 된다는 됐다는 들었다는 들었어요 같다는 왜 무엇 무엇이 무엇을 어떻게 어떤 또한 더 때에 때가 의 를 을 은 는 이다 도'.split(
    ' ',
  ),
);

/** Endings that particles give to a noun, longest first. */
export const particles: readonly string[] = [
  '에게서는',
  '이라고는',
  '이라는',
  '이라고',
  '에게서',
  '에서는',
  '으로는',
  '에서도',
  '으로도',
  '까지는',
  '부터는',
  '처럼은',
  '에서',
  '에게',
  '으로',
  '까지',
  '부터',
  '처럼',
  '보다',
  '이나',
  '이랑',
  '하고',
  '라는',
  '라고',
  '과는',
  '와는',
  '에는',
  '에도',
  '이란',
  '은',
  '는',
  '이',
  '가',
  '을',
  '를',
  '에',
  '의',
  '도',
  '로',
  '과',
  '와',
  '만',
  '나',
  '랑',
];

/** The particles and endings that may follow a stem about talk. */
const talkEnds: readonly string[] = [
  ...particles,
  ...'하고 하며 하는 한 했고 했다는 했다 했어요 된 되는 어요 아요 습니다 다 다는 다고 고 는데 지만 던 며 면서 기 요 예요 이에요 인 이었어요 였어요 이다'.split(
    ' ',
  ),
];

/** Whether particles and endings alone follow a stem about talk, perhaps after a plural. */
export const isTalkEnd = (rest: string): boolean =>
  [rest, rest.replace(/^들/, '')].some((some) => placesAfter(some, talkEnds).has(some.length));

/** Matches syllables that make the endings of Korean words. */
export const endLetters =
  /^[가나다는은을던지고며으면서요니까시신었았였겠어아여도야게기음듯든려죠네데했하해한할된될됐되이에의로와과만들운워웠울인일란라적스러움]{0,4}$/;

/** Surnames that most Korean names begin with. */
export const surnames =
  '김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용';

/** Words that insult. They stand in no sentence of a record, even if a quote has them. */
export const insultStems: readonly string[] = [
  '멍청',
  '바보',
  '병신',
  '등신',
  '새끼',
  '미친',
  '또라이',
  '꺼져',
  '닥쳐',
  '쓰레기',
  '찌질',
  '한심',
  '무식',
  '씨발',
  '시발',
  '존나',
  '지랄',
  '개소리',
  '죽어',
  '역겨',
  '꼴값',
  '얼간이',
  '머저리',
  '사기꾼',
  '거짓말쟁이',
  '혐오스',
  '극혐',
  '추하',
];
