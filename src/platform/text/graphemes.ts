const segmenter = new Intl.Segmenter('ko', { granularity: 'grapheme' });

/**
 * Splits a text into graphemes, the characters that a reader counts: a family emoji or a decomposed
 * syllable is one.
 */
export const graphemesOf = (text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);

/** The number of graphemes. Call it only on text of limited length. */
export const countGraphemes = (text: string): number => graphemesOf(text).length;
