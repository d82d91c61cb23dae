const segmenter = new Intl.Segmenter('ko', { granularity: 'grapheme' });

/** The graphemes of a text: what a reader counts, so that a family emoji or a decomposed syllable is one. */
export const graphemesOf = (text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);

/** Length as a reader counts it. Call it on text of bounded length only. */
export const countGraphemes = (text: string): number => graphemesOf(text).length;
