/** Words of taste weights that are also part of other words: `수상한`, `영국 수상`, `기념일`. */
const exact: Readonly<Record<string, RegExp>> = {
  수상: /(?:[가-힣]상|부문|장편|단편) ?수상(?!자|한|쩍)|수상 ?(?:작|소설집|시집)/,
  기념: /기념(?!일|품|관|비|식|사진)/,
  한정: /(?<![가-힣])한정(?!된|식|하|적)/,
};

/** Whether a title or subtitle holds a word of taste weights in the meaning of the quiz. */
export const holdsWord = (text: string, word: string): boolean =>
  text.includes(word) && (exact[word]?.test(text) ?? true);
