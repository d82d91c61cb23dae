/** The share of the shorter title's letter pairs that the longer one holds. */
const enoughShare = 0.5;

/**
 * Whether two title keys may name one book in spite of a slip or a longer form: the longer holds
 * half of the shorter's pairs of letters.
 */
export function areTitlesAlike(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short === '' || long.includes(short)) return short !== '';
  const pairs = pairsOf(short);
  const shared = pairs.filter((pair) => long.includes(pair)).length;
  return pairs.length > 0 && shared >= pairs.length * enoughShare;
}

function pairsOf(text: string): string[] {
  const letters = [...text];
  return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
}
