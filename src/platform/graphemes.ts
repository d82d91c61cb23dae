const segmenter = new Intl.Segmenter('ko', { granularity: 'grapheme' });

/** Length as a reader counts it: a family emoji or a decomposed syllable is one. */
export const countGraphemes = (text: string): number => [...segmenter.segment(text)].length;
