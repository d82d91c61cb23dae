/** The two shapes of each particle: after a final consonant, and after a vowel. */
const particles = {
  은: ['은', '는'],
  이: ['이', '가'],
  을: ['을', '를'],
  과: ['과', '와'],
  이라는: ['이라는', '라는'],
  이에요: ['이에요', '예요'],
} as const;

export type Particle = keyof typeof particles;

/** Units and signs as they are read after a number: 퍼센트, 센티미터, 킬로그램. */
const soundOfUnits: Readonly<Record<string, boolean>> = {
  '%': false,
  '℃': false,
  mm: false,
  cm: false,
  m: false,
  km: false,
  g: true,
  kg: true,
  mg: true,
  ml: false,
  l: false,
  L: false,
};
/** How digits and letters end when they are read aloud in Korean (영 일 이 …, 에이 비 씨 …). */
const digitsWithFinal = new Set('013678');
const lettersWithFinal = new Set('LMNR');

/**
 * The particle in the shape that fits what `word` sounds like at its end. Closing quotes and brackets are not read; numerals are read in
 * Sino-Korean, units as they are called, capital abbreviations letter by letter, other Latin words by a rule of thumb. Where nobody can tell (漢字) both shapes: 은(는).
 */
export function particle(word: string, wanted: Particle): string {
  const [afterConsonant, afterVowel] = particles[wanted];
  const hasFinal = endsInConsonant(word);
  if (hasFinal === undefined) return `${afterConsonant}(${afterVowel})`;
  return hasFinal ? afterConsonant : afterVowel;
}

/** The word with its particle. */
export const withParticle = (word: string, wanted: Particle) => `${word}${particle(word, wanted)}`;

/** For display only: no line begins with the particle behind a closing quotation mark. */
export const holdParticles = (text: string) => text.replace(/([’”』」》〉])(?=[가-힣])/g, '$1\u2060');

function endsInConsonant(word: string): boolean | undefined {
  const unit = /\d\s?(%|℃|[a-zA-Z]{1,2})[^\p{L}\p{N}%℃]*$/u.exec(word)?.[1];
  const known = unit === undefined ? undefined : soundOfUnits[unit];
  if (known !== undefined) return known;
  const sounded = word.normalize('NFC').replace(/[^\p{L}\p{N}]+$/u, '');
  const last = sounded.at(-1) ?? '';
  if (/[가-힣]/.test(last)) return (last.charCodeAt(0) - 0xac00) % 28 !== 0;
  if (/\d/.test(last)) return digitsWithFinal.has(last);
  const latin = /[A-Za-z]+$/.exec(sounded)?.[0];
  if (latin === undefined) return undefined;
  if (isSpelledOut(latin)) return lettersWithFinal.has(last);
  if (/^(?:me|he|she|we|the|be)$/i.test(latin)) return false;
  return /(?:[lmn]|ng|[lmn]e|[aeiou]b|[^aeiou][aeiou](?:ck|[kpt])|oo[dk])$/i.test(latin);
}

/** Capitals are an abbreviation when they are few or cannot be said as a word; else a word that shouts (BOOK). */
const isSpelledOut = (latin: string) =>
  latin === latin.toUpperCase() && (latin.length <= 3 || !/[AEIOU]/.test(latin));
