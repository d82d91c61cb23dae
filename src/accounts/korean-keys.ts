import { convertHangulToQwerty } from 'es-hangul';
import { hangulOfLatinKeys } from '../platform/text/latin-keys.ts';

const syllable = /[가-힣]/;
/** Jamo that stand alone: what was typed is no Korean word. */
const looseJamo = /[ㄱ-ㅎㅏ-ㅣ]/;
const latinLetter = /[a-z]/i;

/**
 * The Korean text that the keys of a Latin text type on a Korean keyboard (`dkssud` is 안녕); null
 * when they type none. Only text whose letters all become whole syllables counts, which letters at
 * random hardly do.
 */
export function koreanOfLatinKeys(text: string): string | null {
  if (!latinLetter.test(text)) return null;
  for (const keys of [text, text.toLowerCase()]) {
    const typed = hangulOfLatinKeys(keys);
    if (syllable.test(typed) && !looseJamo.test(typed) && !latinLetter.test(typed)) return typed;
  }
  return null;
}

/**
 * The Latin text that the keys of a Korean text type (`ㅔㅁㄴㄴ잭ㅇ` is password); null when there is
 * nothing Korean in it.
 */
export const latinOfKoreanKeys = (text: string): string | null =>
  syllable.test(text) || looseJamo.test(text) ? convertHangulToQwerty(text) : null;
