import { convertQwertyToHangul } from 'es-hangul';

/**
 * Returns the Hangul that the keys of a Latin text type on a Korean keyboard; the text itself where
 * es-hangul throws, as it does for some runs of keys that make no syllable ("horse").
 */
export function hangulOfLatinKeys(text: string): string {
  try {
    return convertQwertyToHangul(text);
  } catch {
    return text;
  }
}
