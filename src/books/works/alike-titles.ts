/** The least share of letter pairs that two titles have in common. */
const enoughShare = 0.5;

/**
 * Whether two title keys may name one book in spite of a slip or an addition: they have half of
 * their pairs of letters in common (Dice's coefficient).
 */
export function areTitlesAlike(one: string, other: string): boolean {
  if (one === other) return one !== '';
  const [pairs, otherPairs] = [pairsOf(one), pairsOf(other)];
  const left = [...otherPairs];
  for (const pair of pairs) {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
  }
  const shared = otherPairs.length - left.length;
  return shared > 0 && 2 * shared >= enoughShare * (pairs.length + otherPairs.length);
}

function pairsOf(text: string): string[] {
  const letters = [...text];
  return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
}
