export interface Contributor {
  readonly authorId: number;
  readonly name: string;
  /** Aladin's label (지은이, 옮긴이 …); null for a contributor without a label. */
  readonly role: string | null;
}

/**
 * Labels whose people are shown as the authors, best tier first. The second form of a label is from
 * older Aladin responses.
 */
const authorTiers: readonly (readonly string[])[] = [
  ['지은이', '지음'],
  ['글'],
  ['원작', '스토리 작가', '각본', '만화'],
  ['엮은이', '편저', '편역', '엮음'],
  ['그림'],
];

/**
 * Returns the contributors that a reader would call the authors: those of the best tier present,
 * else everyone with a label. Empty when no author is known.
 */
export function shownAuthors<T extends { readonly role: string | null }>(contributors: readonly T[]): T[] {
  for (const tier of authorTiers) {
    const authors = contributors.filter(({ role }) => role !== null && isOfTier(role, tier));
    if (authors.length > 0) return authors;
  }
  return contributors.filter(({ role }) => role !== null);
}

/** `글·그림` and `글/그림` belong to the tier of 글. */
const isOfTier = (role: string, tier: readonly string[]) =>
  tier.includes(role) || role.split(/[·ㆍ・/,.&+]/).some((part) => tier.includes(part.trim()));
