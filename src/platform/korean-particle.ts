import { latinEndsInConsonant } from './latin-sound.ts';

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

/** Units after a number, and whether their spoken form ends in a consonant: 센티미터, 킬로그램, 톤. */
const soundOfUnits: Readonly<Record<string, boolean>> = {
  ...{ mm: false, cm: false, m: false, km: false, ml: false, l: false, L: false, mL: false, ha: false },
  ...{ g: true, kg: true, mg: true, t: true },
  ...{
    KB: false,
    MB: false,
    GB: false,
    TB: false,
    kB: false,
    Hz: false,
    V: false,
    W: false,
    kW: false,
    h: true,
  },
};

/** Signs that are read aloud: 플러스, 샵, 앤드, 골뱅이, 퍼센트, 도, 달러, 유로, 파운드, 원, 엔. */
const soundOfSigns: Readonly<Record<string, boolean>> = {
  ...{ '+': false, '#': true, '&': false, '@': false, '%': false, '‰': false, '°': false },
  ...{ $: false, '€': false, '£': false, '₩': true, '¥': true },
};

/** How figures end: 영, 일, 삼, 육, 칠, 팔 have a final consonant. */
const digitsWithFinal = new Set('013678');
/**
 * One figure right behind a Latin letter is read in English (MP3, DAY6, K9): 원, 세븐, 나인 have one.
 */
const digitsWithEnglishFinal = new Set('179');
/** Twelve zeros or more are 조, which has none; sixteen are 경, which has. */
const trillion = /(?:^|[^0])0{12,15}$/;
/** Roman numerals by their last part: 일, 삼, 육, 칠, 팔, 십 have a final consonant. */
const romanNumeral = /^(?=[IVX]{2})X{0,3}(IX|IV|V?I{0,3})$/;
const romanEndsWithFinal: Readonly<Record<string, boolean>> = {
  ...{
    '': true,
    I: true,
    II: false,
    III: true,
    IV: false,
    V: false,
    VI: true,
    VII: true,
    VIII: true,
    IX: false,
  },
};

/**
 * The particle in the shape that fits what `word` sounds like at its end. Closing quotes and
 * brackets, punctuation and emoji are not read. Numerals are read in Sino-Korean, Roman ones too;
 * units and signs as they are called; capitals letter by letter unless they make a word (K-POP,
 * WEB); other Latin words as they are written in Hangul (see latin-sound.ts); kana by their last
 * sound. Where nobody can tell (漢字) both shapes: 은(는).
 */
export function particle(word: string, wanted: Particle): string {
  const [afterConsonant, afterVowel] = particles[wanted];
  const hasFinal = endsInConsonant(word);
  if (hasFinal === undefined) return `${afterConsonant}(${afterVowel})`;
  return hasFinal ? afterConsonant : afterVowel;
}

/** The word with its particle. */
export const withParticle = (word: string, wanted: Particle) => `${word}${particle(word, wanted)}`;

/** For display only: prevents a line break between a closing quotation mark and its particle. */
export const holdParticles = (text: string) => text.replace(/([’”』」》〉])(?=[가-힣])/g, '$1\u2060');

function endsInConsonant(word: string): boolean | undefined {
  // NFKC would turn "m²" (read "제곱미터") into "m2".
  const squared = /(\d\s?[cmk]?m)?[²³][^\p{L}\p{N}]*$/u.exec(word);
  if (squared) return squared[1] === undefined;
  const text = word.normalize('NFKC');
  const unit = /\d\s?([a-zA-Z]{1,2})[^\p{L}\p{N}%]*$/u.exec(text)?.[1];
  const known = unit === undefined ? undefined : soundOfUnits[unit];
  if (known !== undefined) return known;
  if (/\d\s?°[CF][^\p{L}\p{N}]*$/u.test(text)) return false;
  const sounded = text.replace(/[^\p{L}\p{N}+#&@%‰°$€£₩¥]+$/u, '');
  const last = sounded.at(-1) ?? '';
  return soundOfSigns[last] ?? lastLetterSound(sounded, last);
}

function lastLetterSound(sounded: string, last: string): boolean | undefined {
  if (/[가-힣]/.test(last)) return (last.charCodeAt(0) - 0xac00) % 28 !== 0;
  // NFKC makes conjoining jamo of single ones. Consonants are named with a final one: 기역, 키읔.
  if (/[\u1100-\u1112]/.test(last)) return true;
  if (/[\u1161-\u1175]/.test(last)) return false;
  if (/[ぁ-んァ-ンー]/.test(last)) return /[んンっッ]/.test(last);
  const attached = /(?<=\p{Script=Latin})\d$/u.exec(sounded)?.[0];
  if (attached) return digitsWithEnglishFinal.has(attached);
  if (/\d/.test(last)) return digitsWithFinal.has(last) && !trillion.test(sounded.replaceAll(',', ''));
  const latin = /[\p{Script=Latin}\p{M}]+$/u.exec(sounded.normalize('NFD'))?.[0].replace(/\p{M}/gu, '');
  if (latin === undefined || !/^[A-Za-z]+$/.test(latin)) return undefined;
  const roman = romanNumeral.exec(latin);
  return roman ? romanEndsWithFinal[roman[1] ?? ''] : latinEndsInConsonant(latin);
}
