import { z } from 'zod';
import type { Database } from '../../platform/db.ts';

/** Searches whose expiry is checked and that are deleted at each new one. */
const deletedAtOnce = 100;

const Items = z.array(z.unknown());
const readStored = (row: { items: string } | undefined): readonly unknown[] | null =>
  row === undefined ? null : Items.parse(JSON.parse(row.items));

/** Returns the items of a search of the last day; null if there was none. */
export async function findSearch(db: Database, query: string): Promise<readonly unknown[] | null> {
  const [row] = await db.$queryRaw<{ items: string }[]>`
    SELECT items FROM aladin_searches WHERE query = ${query} AND expires_at > now()`;
  return readStored(row);
}

/** Returns the items of one search of the last day that found this item; null if there was none. */
export async function findSearchOf(db: Database, itemId: number): Promise<readonly unknown[] | null> {
  const [row] = await db.$queryRaw<{ items: string }[]>`
    SELECT items FROM aladin_searches WHERE item_ids @> ARRAY[${itemId}::int] AND expires_at > now()
    ORDER BY expires_at DESC LIMIT 1`;
  return readStored(row);
}

/** Stores the items of a search for a day, and deletes expired searches. */
export async function storeSearch(
  db: Database,
  { query, items, itemIds }: { query: string; items: readonly unknown[]; itemIds: readonly number[] },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO aladin_searches (query, items, item_ids, expires_at)
    VALUES (${query}, ${JSON.stringify(items)}, ${[...itemIds]}::int[], now() + interval '1 day')
    ON CONFLICT (query) DO UPDATE
    SET items = excluded.items, item_ids = excluded.item_ids, expires_at = excluded.expires_at`;
  await db.$executeRaw`
    DELETE FROM aladin_searches WHERE query IN (
      SELECT query FROM aladin_searches WHERE expires_at < now() ORDER BY expires_at LIMIT ${deletedAtOnce})`;
}
