import type { Database } from '../platform/db.ts';
import { findMatches, type StoredMatch } from './stored-match-repository.ts';
import { titleKey } from './works/title-key.ts';
import { isSameWork, workIdentity } from './works/work-identity.ts';

/** A book that may be stored already. */
export interface Wanted {
  readonly isbn13?: string | null | undefined;
  readonly title: string;
  readonly subtitle: string | null;
  readonly contributors: readonly { readonly name: string; readonly role: string | null }[];
}

/**
 * Finds the stored books that are the same as the wanted ones: the same ISBN, or the same work by
 * title and author. Returns a function that lists those of one book, the same ISBN first.
 */
export async function findSame(
  db: Database,
  wanted: readonly Wanted[],
): Promise<(book: Wanted) => readonly StoredMatch[]> {
  if (wanted.length === 0) return () => [];
  const stored = await findMatches(db, {
    isbns: wanted.flatMap(({ isbn13 }) => isbn13 ?? []),
    titleKeys: wanted.map(titleKey).filter((key) => key !== ''),
  });
  const byIsbn = Map.groupBy(stored, ({ isbn13 }) => isbn13);
  const byTitle = Map.groupBy(stored, (match) => match.titleKey);
  return (book) => {
    const identity = workIdentity(book);
    const key = titleKey(book);
    const works = (key === '' ? [] : (byTitle.get(key) ?? [])).filter((match) =>
      isSameWork(workIdentity(match), identity),
    );
    return [...new Set([...(book.isbn13 ? (byIsbn.get(book.isbn13) ?? []) : []), ...works])];
  };
}
