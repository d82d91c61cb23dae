/*
 * Shapes of sentences that promise what reading does to somebody, ask the reader for data, or guess
 * how she lives. Their words are harmless elsewhere.
 */

const data =
  '(?:이름|학교|주소|나이|번호|연락처|전화|메일|계좌|직업|사는 곳|사시는 곳|아픈 곳|다니는 곳|생일|사진)';
const byReading = '(?:읽고 나면|읽으면|읽다 보면|읽는 동안|읽은 사람은|읽는 사람은|덮으면|펼치면|몇 쪽만)';

const shapes = [
  `${data}(?:[을를]|과|와|이나|도)? (?:\\S+ ){0,2}(?:알려|적어|남겨|보내|말해|올려) ?(?:주|두|드|놓)`,
  '시는 (?:것|걸|듯|모양|편)(?:이|을|만)?(?: |$)',
  '(?:삶|인생)의 (?:뜻|의미|길|답)[을를이가]? (?:\\S+ )?(?:찾게|찾아 ?줄|찾을 거|알게|보이게|보여요)',
  `${byReading} (?:\\S+ ){0,3}(?:행복|건강|똑똑|현명|젊|부유|예뻐|날씬|유능)\\S*`,
  `${byReading} [◆◇◉]\\S* (?:\\S+ )?(?:찾|얻|이루|이뤄|낫|생기|생겨|늘)\\S*`,
  '(?:누구나|누구든|모두|반드시|틀림없이) (?:\\S+ )?\\S*(?:져요|집니다|질 거|돼요|됩니다|될 거)',
  '저절로 (?:\\S+ )?(?:되|돼|된|하게|해져|나아)',
  '읽은 대로 (?:\\S+ )?(?:해|하)',
  // A fact that does not fit the answer.
  '등을 돌|등지(?!지)|어긋나(?!지)|어긋난|맞서|밀어내|갈라서|다투|(?<![가-힣])반대(?:로|편|돼|되|예)',
  // A fault of the book, told as a question or by what to do with it.
  '(?:지루하|답답하|어렵|아쉽|무겁|느리|짧|길|심심하|막막하|복잡하|딱딱하|겁나|무섭|힘들|따분하)지 않(?:나요|으세요|으신가요|을까요)\\?',
  '책을 (?:던|버|치우|찢|태우|팔)',
  '(?:이 정도|이만한) (?:책|글|작품)(?:이면|으로|이라도|도|쯤)',
];

/** Matches a promise, a request for data, a guess about the reader, or a misfit. */
export const promiseOrRequest = new RegExp(shapes.join('|'));
