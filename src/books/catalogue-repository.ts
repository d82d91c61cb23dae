import type { Database } from '../platform/db.ts';
import { personKey } from './aladin/person-name.ts';
import { rowsOf } from './list-rows.sql.ts';

/** Key of the advisory lock; no other lock uses this number. */
const catalogueLock = 7_201;
/** Waits until no other load changes the catalogue. The lock is held until the transaction ends. */
export async function lockCatalogue(tx: Database): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${catalogueLock}::bigint)`;
}

/** Inserts missing genres, in this order. Returns how many. */
export const insertGenres = (tx: Database, names: readonly string[]): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO categories (name)
    SELECT r.name FROM json_to_recordset(${rowsOf(names.map((name) => ({ name })))}) AS r (name text, place int)
    WHERE NOT EXISTS (SELECT FROM categories c WHERE c.name = r.name) ORDER BY r.place`;

/** Inserts missing people, in this order. A person may be named twice. Returns how many. */
export function insertAuthors(tx: Database, names: readonly string[]): Promise<number> {
  const people = [...Map.groupBy(names, personKey)].map(([key, [name]]) => ({ key, name }));
  return tx.$executeRaw`
    INSERT INTO authors (name, name_key)
    SELECT r.name, r.key FROM json_to_recordset(${rowsOf(people)}) AS r (name text, key text, place int)
    WHERE NOT EXISTS (SELECT FROM authors a WHERE a.name_key = r.key) ORDER BY r.place`;
}

export const listAuthorNames = async (tx: Database): Promise<string[]> =>
  (await tx.author.findMany({ select: { name: true } })).map(({ name }) => name);

export const listGenreNames = async (tx: Database): Promise<string[]> =>
  (await tx.genre.findMany({ select: { name: true } })).map(({ name }) => name);

/** Counts the stored books in these genres. */
export const countInGenres = (tx: Database, names: readonly string[]): Promise<number> =>
  tx.book.count({ where: { genre: { name: { in: [...names] } } } });

/**
 * Removes the rank of books that a new bestseller list does not contain, so that no two books have
 * the same rank.
 * @returns how many
 */
export const unrankOthers = (tx: Database, itemIds: readonly number[]): Promise<number> =>
  tx.$executeRaw`
    UPDATE books SET best_rank = NULL, updated_at = now()
    WHERE best_rank IS NOT NULL AND item_id NOT IN (SELECT value::int FROM json_array_elements_text(${JSON.stringify(itemIds)}::json))`;

export const hasBooks = async (db: Database): Promise<boolean> =>
  (await db.book.findFirst({ select: { id: true } })) !== null;

/** Updates the planner's statistics now; autovacuum would do so within a minute. */
export async function analyseCatalogue(tx: Database): Promise<void> {
  await tx.$executeRaw`ANALYZE books, contributors, authors`;
}
