import { convertHangulToQwerty } from 'es-hangul';
import { hangulOfLatinKeys } from '../platform/text/latin-keys.ts';

const syllable = /[가-힣]/;
/** Single jamo: the typed text is not a Korean word. */
const looseJamo = /[ㄱ-ㅎㅏ-ㅣ]/;
const latinLetter = /[a-z]/i;

/**
 * Returns the Korean text that the keys of a Latin text type on a Korean keyboard (`dkssud` is 안녕).
 * Returns null unless all letters become whole syllables, which random letters hardly ever do.
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
 * Returns the Latin text that the keys of a Korean text type (`ㅔㅁㄴㄴ잭ㅇ` is password); null if the
 * text has no Korean letters.
 */
export const latinOfKoreanKeys = (text: string): string | null =>
  syllable.test(text) || looseJamo.test(text) ? convertHangulToQwerty(text) : null;
