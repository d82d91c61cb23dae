import type { Database } from '../platform/db.ts';
import { isHandMade } from './item-id.ts';
import { findMatches, type StoredMatch } from './stored-match-repository.ts';
import { areTitlesAlike } from './works/alike-titles.ts';
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
 * title and author. For a book added by hand, an equal ISBN also needs an alike title. Returns a
 * function that lists those of one book, the same ISBN first.
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
    const numbered = book.isbn13 ? (byIsbn.get(book.isbn13) ?? []) : [];
    return [...new Set([...numbered.filter((match) => isTrusted(match, key)), ...works])];
  };
}

/**
 * Whether an equal ISBN makes the stored book the wanted one. A reader typed the ISBN of a book
 * added by hand, so there the title has to agree. Otherwise a wrong ISBN would rename the book that
 * meetings have chosen.
 */
const isTrusted = (match: StoredMatch, wantedTitleKey: string): boolean =>
  !isHandMade(match.itemId) || areTitlesAlike(titleKey(match), wantedTitleKey);
