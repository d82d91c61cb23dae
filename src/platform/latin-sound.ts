/**
 * How Latin words end when Koreans read them aloud. The rules follow the standard way of writing
 * foreign words in Hangul (외래어 표기법): a short vowel before p, t, k ends in a consonant (팝, 넷, 북),
 * other stops get a vowel (카드, 태그).
 */

/** Letters whose names end in a consonant: 엘, 엠, 엔, 알. */
const lettersWithFinal = new Set('LMNR');

/** Capitals that look like a word and are read letter by letter. */
const spelledWords = new Set('VIP MIT FAQ VAR SAT POC SOC NIC VOC SOP DAC'.split(' '));
/** Short capitals that are read as words although their letters do not say so. */
const spokenWords = new Set('UP OR OUT APP AIR OUR ONE'.split(' '));

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

/**
 * Capitals are an abbreviation unless they can be said as a word: POP, WEB and SHOP, but USB, GPT
 * and OTP.
 */
function isSpelledOut(capitals: string): boolean {
  if (spokenWords.has(capitals)) return false;
  if (spelledWords.has(capitals) || capitals.length <= 2 || !/[AEIOUY]/.test(capitals)) return true;
  return capitals.length === 3 && !/^[^AEIOU][AEIOU][^AEIOU]$/.test(capitals);
}
