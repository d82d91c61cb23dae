import { isSpelledOut } from './latin-abbreviation.ts';

/**
 * How Latin words end when Koreans read them aloud. The rules follow the standard way of writing
 * foreign words in Hangul (외래어 표기법): a short vowel before p, t, k ends in a consonant (팝, 넷, 북),
 * other stops get a vowel (카드, 태그).
 */

/** Letters whose names end in a consonant: 엘, 엠, 엔, 알. */
const lettersWithFinal = new Set('LMNR');

/** Words that end in a consonant where the rules say a vowel, and the other way round. */
const withFinal = new Set('good big bag jpeg mpeg group foot'.split(' '));

const withoutFinal = new Set('me he she we the be anime resume kit hit bit mat nut bat knit iraq'.split(' '));

const finals: readonly RegExp[] = [
  /(?:[lmn]|ng)$/,
  /[lmn]e$/,
  /mb$/,
  /[aeiou]b$/,
  /[aeiou](?:c|ck|pp|q)$/,
  /(?:^|[^aeiou])[aeiou][kpt]$/,
  /(?:^|[^aeiou])y[pt]$/,
  /ook$/,
];

/** Whether the last sound of a Latin word is a consonant. Takes letters only, without accents. */
export function latinEndsInConsonant(latin: string): boolean {
  const capitals = /[A-Z]{2,}$/.exec(latin)?.[0] ?? (latin.length === 1 ? latin.toUpperCase() : null);
  if (capitals && isSpelledOut(capitals)) return lettersWithFinal.has(capitals.at(-1) ?? '');
  const word = latin.toLowerCase();
  if (withFinal.has(word)) return true;
  return !withoutFinal.has(word) && finals.some((ending) => ending.test(word));
}
