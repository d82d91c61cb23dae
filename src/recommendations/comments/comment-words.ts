/** Insults, as stems that Korean endings attach to. A comment that holds one is never shown. */
export const insults: readonly RegExp[] = [
  /멍청|바보|한심|무식|무지한|어리석|미련한|찌질|못난|못생|뚱뚱|게으른|게을러|천박|저급|쓰레기|루저|찐따|꼰대/,
  /병신|븅신|등신|새끼|지랄|닥쳐|꺼져|미친\s?(?:놈|년|것)|개소리|한남|김치녀|된장녀|맘충|틀딱|급식충/,
];

/** Descriptions of the reader as a person: age, sex, family. */
export const characterisations: readonly RegExp[] = [
  /(?:\d{1,2}|십|이십|삼십|사십|오십|육십|칠십)\s?대(?:\s?(?:초|중|후)반)?(?:의|인|이|를|에|라면|시)/,
  /(?:\d{1,3})\s?(?:세|살)(?=[\s이인의,.])/,
  /(?:여성|남성|여자|남자|미혼|기혼|주부|아줌마|아저씨|노인|어르신)(?:이시|이신|이라|이니|분|으로서|로서|답게|독자|이군|이네)/,
  /(?:나이|연세|연령|성별)(?:에|를|가|대|상|와|과)/,
];

/**
 * Addresses the reader directly. Comments speak of her answers instead: those who wish for one of
 * them may be named (◉을 원하시는 분), and nobody else.
 */
export const addressesReader =
  /당신|독자님|회원님|고객님|귀하|그대(?!로)|본인|이신\s|이시니|이시군|(?<!(?<![가-힣])(?:원|구|택|답|기대|선택|선호|계획|활용|좋아|궁금해|시작|공부|여행|고민|생각))하(?:신|시는)\s분|인\s분(?!위기|야)|같은\s분|(?<!하나|하느|예수|부모|선생|스|어머|아버|형|손)님[은이께의]/;

/**
 * Words that attribute a choice or liking to the reader: the text before them is attributed to her.
 */
export const choiceOfReader =
  /(?:고르|눈여겨보(?=셨|신)|선택하(?=셨|신)|시간을 (?:따로 )?내|짬을 내|택하|구하|기대하|계획하|활용하|삼으|귀를 기울이|답하|답해 주|원하|바라|찾으|끌리|좋아하|즐기|선호하|꼽으|말씀하|적어 주|골라 주|고 하|고 계|필요하|궁금해하|기다리|관심(?:을|이)? ?(?:보이|가지|두|있으)|(?:읽으|드|보|찾으|끌리|반기|궁금하)(?=신다|신대))(?:[시신셔]|셨)(?!면|다면|는 분|는 게|는 것|는 편|더라도)|다고 했|(?<=(?:라는|신|는|두|세|적은|고른|가지|이|그|[◉’”]) ?)답(?=[을에과이으])|취향/g;

/** The text after a title that is named as a book to read. */
export const asBookToRead =
  /^(?:을|를|도|은|는|이나|나|보다|부터|와|과|이랑|랑)?\s?(?:먼저|이어서?|함께|같이|더)?\s?(?:읽|펼|권하|권해|추천|골라)/;
