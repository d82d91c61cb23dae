const split = (words: string) => new Set(words.split(' '));

/** Verbs whose stems do not follow from their last letter. */
export const irregular = {
  /** Keep ㅂ or 르 before a vowel. */
  regular: split(
    '씹다 곱씹다 꼽다 뽑다 잡다 붙잡다 사로잡다 입다 넓다 좁다 집다 집어들다 따르다 들르다 접다 손꼽다',
  ),
  toWa: split('돕다 곱다'),
  digeut: split('듣다 걷다 묻다 깨닫다 귀담아듣다 새겨듣다 알아듣다 되묻다'),
  siot: split('짝짓다 매듭짓다 미소짓다 웃음짓다 눈물짓다 짓다 잇다 낫다 긋다'),
};

/** Vowels that take 아 in the infinitive. */
export const brightVowels: ReadonlySet<string> = new Set(
  [...'아오'].map((one) => one.normalize('NFD').slice(1)),
);

/** The last vowel of a stem, and the same vowel joined with 아 or 어. */
export const silentVowelPairs: ReadonlyMap<string, string> = new Map(
  ['아아', '어어', '오와', '우워', '이여', '애애', '에에', '여여', '외왜'].map((pair) => {
    const [from = '', to = ''] = [...pair].map((one) => one.normalize('NFD').slice(1));
    return [from, to];
  }),
);
