const tones = 8;
const motifs = 4;

/** Tone and motif of a drawn cover, both counted from 1. */
export interface CoverDesign {
  readonly tone: number;
  readonly motif: number;
}

/**
 * Chooses one of 32 drawn covers by title and author: always the same for a book, and usually
 * another than its neighbours'.
 */
export function coverDesign(title: string, author: string): CoverDesign {
  let hash = 0;
  for (const letter of `${title}\n${author}`) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  const design = hash % (tones * motifs);
  return { tone: (design % tones) + 1, motif: Math.floor(design / tones) + 1 };
}

/** Covers of a grid whose tones are compared: up to six columns put the one above six before. */
const compared = 6;

/**
 * Returns the designs of covers that stand in this order, with other tones where needed: a cover
 * differs from the six before it, so from its left neighbour and from the one above.
 */
export function spreadTones(designs: readonly CoverDesign[]): CoverDesign[] {
  const spread: CoverDesign[] = [];
  for (const { tone, motif } of designs)
    spread.push({ tone: freeTone(tone, spread.slice(-compared)), motif });
  return spread;
}

/** Returns the first tone from `wanted` on that none of these covers has. */
function freeTone(wanted: number, covers: readonly CoverDesign[]): number {
  for (let step = 0; step < tones; step += 1) {
    const tone = ((wanted - 1 + step) % tones) + 1;
    if (!covers.some((cover) => cover.tone === tone)) return tone;
  }
  return wanted;
}
