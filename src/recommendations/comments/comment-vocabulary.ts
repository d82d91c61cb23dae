import type { ClaimField } from './claim.ts';

const split = (words: string) => words.split(' ');

/*
 * Words that the model may use freely, because they state nothing about the book, the reader or the
 * world that could be untrue. All other words have to come from the book's row, or from an answer
 * that a proven claim rests on. Negations, questions, superlatives, numerals and words that
 * identify an answer (빠른, 조용한, 오래된 …) are left out on purpose. A word of one syllable that an
 * ending would turn into another word is listed with its endings, or among the whole words (이 · 나이,
 * 더 · 더러, 손 · 손해, 수 · 수만).
 */

/** Nouns. Particles may follow. */
export const plainNouns: readonly string[] = [
  '책 글 이야기 마음 시간 하루 오늘 곁 쪽 권 장씩 문장 페이지 독서 생각 느낌 기분 자리 모임 책모임 대화 답 대답 선택 취향 까닭 이유 점 분위기 주제 매력 물음 사이 곳 날 동안 만남 기회 추천 소개',
  '걸음 관심 작품 키워드 마음속 한마디 책장 잠깐 내용 도움 틈',
].flatMap(split);

/** Verb stems. Endings may follow. */
export const plainVerbs: readonly string[] = [
  '읽 읽히 읽혀 읽힐 읽힌 읽힙 펼치 펼쳐 펼친 펼칠 넘기 넘겨 넘길 고르 고른 고를 골라 골랐 권하 권해 권합 권한 권할 추천하 추천해 추천할 추천합 어울리 어울려 어울릴 어울린 어울립 맞는 맞을 맞아요 맞습 맞닿 맞춰 닿 이어지 이어져 이어질 이어진 이어집',
  '만나 만날 만난 만났 나누 나눠 나눌 나눈 두고 두었 두면 담은 담아 담는 담고 담긴 담겨 꽂 꽂힌 꽂혀 꽂히 들어 들어가 들고 드는 드실 있어 있는 있고 있지 있습 있을 있거든 있다 있으니 있으면 있도 계시 계셨 좋 좋겠 보시 보시길 보세 보셔 보면 보아 보고 보기 보는 보았 보여 보이 하고 하는 하시 하셨 하셔 하며 하면 하기 되어 되었 되면 되기 되는 나오 나온 나와 나왔',
  '드리 드려 드릴 드립 떠올리 떠올려 떠올린 떠올랐 떠올렸 떠올릴 떠오르 떠올라 느끼 느껴 느낄 느낀 즐기 즐길 즐겨 즐거 즐거운 즐거울 즐거워 바라 바랐 바란 원하 원해 원한 원했 찾 찾아 찾아보 끌리 끌린 끌려 택하 택한 택했 건네 건넬 머무 머물 따라가 따라 시작하 시작해 시작할',
  '기대하 기대해 다가가 다가오 놓 살피 살펴 챙기 챙겨 아끼 아껴 반가 반갑 반가운 반가울 반가워 편하 편안하 편안한 편안해 알맞 자연스럽 자연스러 자연스러운 자연스러워 든든하 든든한 모이 모여 둘러앉 앉 지나 같 펴낸 펴냈 붙은 붙어 적힌 적혀 다루 다룬 다뤄',
  '선호하 선호한 선호해 싶 얻 괜찮 채우 채워 만들어 생각하 생각해 말씀하 선물하 선물해 마무리하 마무리해 통하 통할 통해 맞추 맞춘 나서 나가며 나가기 궁금하 궁금한 여유롭 여유로운 이야기해 있으셨',
].flatMap(split);

/** Whole words, used without changes. */
export const plainWords: ReadonlySet<string> = new Set(
  [
    '이 그 한 어느 몇 수 수가 수는 수도 것 것이 것을 것도 것은 것과 게 걸 거예요 거라 거고 줄 주는 주고 준 이런 그런 그래서 그리고 어떤 만해요 만한 만합니다 듯 듯해요 위해 위한 대로 덕분에 만큼 중에 가운데 때 때면 때에',
    '손이 손에 손을 눈이 눈에 해요 해서 해도 합니다 한다고 했지요 할 가는 가며 가면 가요 잘 꼭 참 더 더욱 또 곧 딱 한번 조금 조금씩 바로 함께 찬찬히 가만히 하나씩 나란히 그대로 자연스레 같이 먼저 다 나면 나니 모두 가까이 틈틈이 여러 번 편씩 가볍게 간다고 가신다고 아마 분명 특히',
    '쓴 난 뒤 뒤에 후 후에 평소 주로 필요하다고 필요하신 필요하셨지요 필요하다는 말 말이 말을 말과 말에 말도 말이에요 끝에 끝까지 사람들과 남는 남아 본 볼 봐요 봐도 보는 낸 된 될 되고 돼요 돼서',
  ].flatMap(split),
);

export const particles: readonly string[] = split(
  '은 는 이 가 을 를 의 에 에서 에게 로 으로 와 과 도 까지 부터 처럼 마다 이라 라 라서 라는 라고 라면 이에요 예요 입니다 인 이고 이지만 이니 니 씩 들 이나 나 하고 랑 이랑 이며 이죠 이지요 일',
);

/** Ends in what looks like a particle. */
export const writer = '작가';

/** Parts of endings: a verb may end in several. */
export const endings: readonly string[] = split(
  '은 는 이 가 을 를 의 에 서 게 로 으 와 과 도 만 랑 라 인 일 입 요 예 어 아 여 해 하 한 할 합 했 시 신 실 셨 세 셔 십시오 니 다 며 면 고 지 죠 네 군 데 거든 던 든 려 러 기 었 았 였 들 씩 된 될 되 돼 져 질 진 봐 볼 드리 드려 드릴 드립 부터 까지 처럼 마다 만큼 습 있 좋 싶 뿐 까 므로 잖 든 엔 에서부터 랍',
);

/** Honorific endings. A word of a row or an answer never takes one. */
export const honorifics: ReadonlySet<string> = new Set(split('시 신 실 셨 세 셔 십시오'));

/**
 * Names of the kinds of facts. A sentence about the reader's choice may use one only when a claim
 * rests on that kind.
 */
export const fieldWords: Readonly<Record<ClaimField, readonly string[]>> = {
  tag: ['키워드'],
  subCategory: ['서가', '분야'],
  category: ['서가', '분야'],
  title: ['제목'],
  subtitle: ['부제'],
  author: ['지은이', '작가', '이름'],
  prize: [],
  series: [],
  translator: [],
  year: ['출간', '발행'],
  pages: [],
  price: [],
};

/** Kinds of books. Allowed when the name of the book's sub-category holds them. */
export const kindsOfBooks: readonly string[] = split(
  '소설 에세이 시 시집 인문 철학 역사 과학 경제 투자 여행 심리 육아 교육 예술 음악 미술 종교',
);
