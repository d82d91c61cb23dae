const tones = 8;
const motifs = 4;

/** One of 32 drawn covers: the same for a book wherever it is shown and loaded anew, another for most of those beside it. Both from 1. */
export function coverDesign(title: string, author: string): { tone: number; motif: number } {
  let hash = 0;
  for (const letter of `${title}\n${author}`) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  const design = hash % (tones * motifs);
  return { tone: (design % tones) + 1, motif: Math.floor(design / tones) + 1 };
}
