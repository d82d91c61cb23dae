export interface Contributor {
  readonly authorId: number;
  readonly name: string;
  /** Aladin's label (지은이, 옮긴이 …); null: took part without a label. */
  readonly role: string | null;
}

/** Whose names stand for a book, best first. The second form of a label is that of Aladin's older answers. */
const authorTiers: readonly (readonly string[])[] = [
  ['지은이', '지음'],
  ['글', '글.그림', '글·그림'],
  ['원작', '스토리 작가', '각본', '만화'],
  ['엮은이', '편저', '편역', '엮음'],
  ['그림'],
];

/** The contributors a reader would call the authors: those of the best tier there is, else whoever has a label. Empty: nobody known. */
export function shownAuthors<T extends { readonly role: string | null }>(contributors: readonly T[]): T[] {
  for (const tier of authorTiers) {
    const authors = contributors.filter(({ role }) => role !== null && tier.includes(role));
    if (authors.length > 0) return authors;
  }
  return contributors.filter(({ role }) => role !== null);
}
