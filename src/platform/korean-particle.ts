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

/** How digits and letters end when they are read aloud in Korean (영 일 이 …, 에이 비 씨 …). */
const digitsWithFinal = new Set('013678');
const lettersWithFinal = new Set('LMNR');

/**
 * The particle in the shape that fits what `word` sounds like at its end. Closing quotes and brackets are not read; numerals are read in
 * Sino-Korean, capital abbreviations letter by letter, other Latin words by a rule of thumb. Where nobody can tell (漢字) both shapes: 은(는).
 */
export function particle(word: string, wanted: Particle): string {
  const [afterConsonant, afterVowel] = particles[wanted];
  const hasFinal = endsInConsonant(word);
  if (hasFinal === undefined) return `${afterConsonant}(${afterVowel})`;
  return hasFinal ? afterConsonant : afterVowel;
}

/** The word with its particle. */
export const withParticle = (word: string, wanted: Particle) => `${word}${particle(word, wanted)}`;

function endsInConsonant(word: string): boolean | undefined {
  const sounded = word.normalize('NFC').replace(/[^\p{L}\p{N}]+$/u, '');
  const last = sounded.at(-1) ?? '';
  if (/[가-힣]/.test(last)) return (last.charCodeAt(0) - 0xac00) % 28 !== 0;
  if (/\d/.test(last)) return digitsWithFinal.has(last);
  const latin = /[A-Za-z]+$/.exec(sounded)?.[0];
  if (latin === undefined) return undefined;
  if (latin === latin.toUpperCase()) return lettersWithFinal.has(last);
  return /(?:[lmn]|ng|[lmn]e|[^aeiou][aeiou](?:ck|[kpt])|ook)$/i.test(latin);
}
