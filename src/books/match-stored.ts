import type { Database } from '../platform/db.ts';
import { productPage } from './book-text.ts';
import { findSame } from './find-same.ts';
import type { LoadedBook } from './fixture/repair-catalogue.ts';
import { isHandMade, isOfAladin } from './item-id.ts';
import { changeItemIds, type StoredMatch } from './stored-match-repository.ts';

/**
 * Finds stored books that are the same as new ones under another item id. A book added by hand
 * becomes the loaded one, and a fixture's own book becomes Aladin's: both keep their id here, so
 * meetings and shelves keep their book.
 * @param added loaded books whose item ids are not stored
 * @returns the loaded books without those that are stored already with better facts
 */
export async function matchStored(tx: Database, added: readonly LoadedBook[]): Promise<Set<LoadedBook>> {
  const sameAs = await findSame(tx, added);
  const covered = new Set<LoadedBook>();
  const changes = new Map<number, number>();
  for (const book of added) {
    const same = sameAs(book).filter(({ itemId }) => !changes.has(itemId));
    const older = same.find(({ itemId }) => givesWayTo(itemId, book.itemId));
    if (older !== undefined) changes.set(older.itemId, book.itemId);
    else if (!isOfAladin(book.itemId) && same.length > 0) covered.add(book);
  }
  if (changes.size > 0)
    await changeItemIds(
      tx,
      [...changes].map(([from, to]) => ({ from, to, productUrl: productPage(to) })),
    );
  return covered;
}

const givesWayTo = (stored: StoredMatch['itemId'], loaded: number): boolean =>
  isHandMade(stored) || (isOfAladin(loaded) && !isOfAladin(stored));
