import { nounEndings } from './ending-vocabulary.ts';

/*
 * What may follow a noun: a plural, a particle of place or part, and one that stresses or limits;
 * or the verb 이다 in a form that neither denies nor asks.
 */

const list = (text: string) => ['', ...text.split(' ')];
const after = (starts: readonly string[], ends: readonly string[]) =>
  starts.flatMap((start) => ends.map((end) => start + end));

const cases = list(
  '이 가 을 를 의 에 에서 에게 께 한테 로 으로 와 과 이랑 랑 하고 처럼 만큼 까지 부터 마다 에서부터 에서까지 에까지 으로부터 로부터 끼리 대로 쯤 씩 뿐',
);
const stresses = list('은 는 도 나 이나 라도 이라도 요 의');
const copulas =
  `고 고요 며 면 면서 면서도 지만 니 니까 니까요 라 라서 라서요 라면 라는 라고 라고도 라도 므로 든 든지 거나
거든요 잖아요 지요 죠 네요 랍니다 랄까요 기에 기도 기에도 어서 자 던 에요 예요 니만큼 라니 란 어야 여야`.split(
    /\s/,
  );

/** Endings of a noun, the empty one included. */
const endings: ReadonlySet<string> = new Set([
  ...nounEndings.split(' '),
  ...after(after(['', '들'], cases), stresses),
  ...after(['이', '들이'], copulas),
  ...['인데', '인데요', '인데도', '인만큼', '일까요', '일지', '일지도', '인지', '인지도', '입니다'],
]);
/** After a vowel only: 이야기고. A noun with a final consonant may be a verb's stem: 낮고. */
const endingsAfterVowel: ReadonlySet<string> = new Set(copulas);

const endsInVowel = (noun: string) => (noun.charCodeAt(noun.length - 1) - 0xac00) % 28 === 0;

const mayFollowNoun = (rest: string, noun: string): boolean =>
  endings.has(rest) || (endsInVowel(noun) && endingsAfterVowel.has(rest));

/** Whether an ending may follow every noun. */
export const isParticle = (rest: string): boolean => endings.has(rest);

/** Whether a word is one of the nouns, with or without particles. */
export function isNoun(
  word: string,
  nouns: ReadonlySet<string>,
  mayFollow: (rest: string, noun: string) => boolean = mayFollowNoun,
): boolean {
  for (let length = word.length; length > 0; length -= 1)
    if (nouns.has(word.slice(0, length)) && mayFollow(word.slice(length), word.slice(0, length))) return true;
  return false;
}
