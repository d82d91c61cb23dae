import type { Database, TransactingDatabase } from '../../platform/db.ts';
import { readItem } from '../aladin/aladin-item.ts';
import { lockCatalogue } from '../catalogue-repository.ts';
import { loadCatalogue } from '../load-catalogue.ts';
import { refreshBookKey } from '../refresh-book-keys.ts';
import { findBookId, findBookIdsOfItems } from '../stored-match-repository.ts';
import { findSearchOf } from './found-repository.ts';

/** Returns the id of the book with this item id; null if it is not stored. */
export const findStoredItem = async (db: Database, itemId: number): Promise<number | null> =>
  (await findBookIdsOfItems(db, [itemId])).get(itemId) ?? null;

/**
 * Stores an item that a search of the last day found, with the facts that Aladin gave. A book that
 * was added by hand becomes this item. Idempotent.
 * @returns the id of the book; null if no search found the item, or the import excludes it
 */
export async function storeItem(db: TransactingDatabase, itemId: number): Promise<number | null> {
  const items = (await findSearchOf(db, itemId)) ?? [];
  const book = items.map(readItem).flatMap((item) => (item.kind === 'kept' ? [item.book] : []));
  const found = book.find((one) => one.itemId === itemId);
  if (found === undefined) return null;
  return db.$transaction(async (tx) => {
    await lockCatalogue(tx);
    const stored = await findStoredItem(tx, itemId);
    if (stored !== null) return stored;
    const { bestRank: _rank, ...facts } = found;
    await loadCatalogue(tx, {
      isComplete: true,
      genres: [found.genre],
      authors: found.contributors.map(({ name }) => name),
      books: [facts],
      repairs: [],
    });
    const id = await findBookId(tx, itemId);
    await refreshBookKey(tx, id);
    return id;
  });
}
