const tones = 8;
const motifs = 4;

/**
 * Chooses one of 32 drawn covers by title and author: always the same for a book, and usually
 * another than its neighbours'. Tone and motif count from 1.
 */
export function coverDesign(title: string, author: string): { tone: number; motif: number } {
  let hash = 0;
  for (const letter of `${title}\n${author}`) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  const design = hash % (tones * motifs);
  return { tone: (design % tones) + 1, motif: Math.floor(design / tones) + 1 };
}
