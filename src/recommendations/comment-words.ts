/** Insults, in the stems that Korean endings attach to. A comment holding one is never shown. */
export const insults: readonly RegExp[] = [
  /멍청|바보|한심|무식|무지한|어리석|미련한|찌질|못난|못생|뚱뚱|게으른|게을러|천박|저급|쓰레기|루저|찐따|꼰대/,
  /병신|븅신|등신|새끼|지랄|닥쳐|꺼져|미친\s?(?:놈|년|것)|개소리|한남|김치녀|된장녀|맘충|틀딱|급식충/,
];

/** What says something about the reader as a person: age, sex, family state. */
export const characterisations: readonly RegExp[] = [
  /(?:\d{1,2}|십|이십|삼십|사십|오십|육십|칠십)\s?대(?:\s?(?:초|중|후)반)?(?:의|인|이|를|에|라면|시)/,
  /(?:\d{1,3})\s?(?:세|살)(?=[\s이인의,.])/,
  /(?:여성|남성|여자|남자|미혼|기혼|주부|아줌마|아저씨|노인|어르신)(?:이시|이신|이라|이니|분|으로서|로서|답게|독자|이군|이네)/,
  /(?:나이|연세|연령|성별)(?:에|를|가|대|상|와|과)/,
];

/** Words that are fine about a book and not about the person spoken to. */
export const sensitiveWords =
  /우울|불안장애|조울|자폐|정신병|질환|질병|환자|장애인|비만|다이어트|보수|진보|좌파|우파|여당|야당|지지자|당원|종교인|신자|성소수자|게이|레즈비언|트랜스|이민자|백인|흑인|가난한|부자이|백수|실업자/;

/** Marks a sentence as being about the reader. */
export const addressesReader =
  /당신|독자님|회원님|고객님|귀하|그대|본인|이신\s|이시니|이시군|하신\s분|하시는\s분|인\s분|같은\s분|(?<!하나|하느|예수|부모|선생|스|어머|아버|형|손)님[은이께의]/;

/** What says something about the world that only the row could prove: prizes, records, films, an author's other works. */
export const worldClaims =
  /수상|노벨|부커|퓰리처|아쿠타가와|나오키|문학상|베스트셀러|밀리언셀러|스테디셀러|판매량|팔린|만\s?부|\d\s?쇄|\d\s?위|영화화|드라마화|영화로|드라마로|화제작|데뷔작|등단작|전작|신작|후속작|대표작|추천사|번역되/g;

/** Marks a sentence as being about what the reader chose or likes. */
export const speaksOfChoice =
  /고르|고른|고를|골라|택하|택한|답하|답에|답을|답으로|말씀|원하|원한|바라|바란|찾으|찾는|끌리|끌린|좋아하|즐기|선호|취향/;

/** What follows a title that is named as a book to read. */
export const asBookToRead =
  /^(?:을|를|도|은|는|이나|나|보다|부터|와|과|이랑|랑)?\s?(?:먼저|이어서?|함께|같이|더)?\s?(?:읽|펼|권하|권해|추천|골라)/;
