import { type Database, Prisma } from '../platform/db.ts';
import { personKey } from './aladin/person-name.ts';
import type { StoredBook } from './fixture/merge-book.ts';

/** Names our advisory lock: any number that nobody else uses. */
const catalogueLock = 7_201;
/** Books written by one statement: keeps each well below the statement time-out. */
const chunkSize = 1_000;

const chunksOf = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / chunkSize) }, (_, at) =>
    list.slice(at * chunkSize, (at + 1) * chunkSize),
  );

/** Lets one load after the other change the catalogue. Held until the transaction ends. */
export async function lockCatalogue(tx: Database): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${catalogueLock}::bigint)`;
}

/** A list as one parameter; each entry also says its place in it. */
const rowsOf = (entries: readonly object[]) =>
  Prisma.sql`${JSON.stringify(entries.map((entry, place) => ({ ...entry, place })))}::json`;

/** Adds the categories that are not there, in this order. Returns how many. */
export const insertCategories = (tx: Database, names: readonly string[]): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO categories (name)
    SELECT r.name FROM json_to_recordset(${rowsOf(names.map((name) => ({ name })))}) AS r (name text, place int)
    WHERE NOT EXISTS (SELECT FROM categories c WHERE c.name = r.name) ORDER BY r.place`;

/** Adds the people that are not there, in this order. Returns how many. */
export const insertAuthors = (tx: Database, names: readonly string[]): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO authors (name, name_key)
    SELECT r.name, r.key FROM json_to_recordset(${rowsOf(names.map((name) => ({ name, key: personKey(name) })))})
      AS r (name text, key text, place int)
    WHERE NOT EXISTS (SELECT FROM authors a WHERE a.name_key = r.key) ORDER BY r.place`;

const selectStored = Prisma.sql`SELECT b.item_id AS "itemId", b.isbn13, b.title, b.subtitle, c.name AS category, b.sub_category AS "subCategory", b.publisher,
  to_char(b.published_on, 'YYYY-MM-DD') AS "publishedOn", b.list_price AS "listPrice", b.sale_price AS "salePrice",
  b.sales_point AS "salesPoint", b.best_rank AS "bestRank", b.tags, b.cover_url AS "coverUrl", b.product_url AS "productUrl",
  b.description,
  coalesce((
  SELECT json_agg(json_build_object('name', a.name, 'role', p.role) ORDER BY p.position)
  FROM contributors p JOIN authors a ON a.id = p.author_id WHERE p.book_id = b.id), '[]') AS contributors
  FROM books b JOIN categories c ON c.id = b.category_id`;

/** The books of these item ids as they are stored, by item id. */
export async function findStored(tx: Database, itemIds: readonly number[]): Promise<Map<number, StoredBook>> {
  const stored = new Map<number, StoredBook>();
  for (const chunk of chunksOf(itemIds)) {
    const rows = await tx.$queryRaw<StoredBook[]>`
      ${selectStored} WHERE b.item_id IN (SELECT value::int FROM json_array_elements_text(${JSON.stringify(chunk)}::json))`;
    for (const row of rows) stored.set(row.itemId, row);
  }
  return stored;
}

/** All books as they are stored, by item id. */
export async function listStored(tx: Database): Promise<StoredBook[]> {
  const all: StoredBook[] = [];
  for (;;) {
    const after = all.at(-1)?.itemId ?? 0;
    const rows = await tx.$queryRaw<StoredBook[]>`
      ${selectStored} WHERE b.item_id > ${after} ORDER BY b.item_id LIMIT ${chunkSize}`;
    for (const row of rows) all.push(row);
    if (rows.length < chunkSize) return all;
  }
}

export const listAuthorNames = async (tx: Database): Promise<string[]> =>
  (await tx.author.findMany({ select: { name: true } })).map(({ name }) => name);

export const listCategoryNames = async (tx: Database): Promise<string[]> =>
  (await tx.category.findMany({ select: { name: true } })).map(({ name }) => name);

/** How many stored books are in one of these categories. */
export const countInCategories = (tx: Database, names: readonly string[]): Promise<number> =>
  tx.book.count({ where: { category: { name: { in: [...names] } } } });

const recordset = (books: readonly StoredBook[]) => Prisma.sql`json_to_recordset(${rowsOf(books)}) AS r (
  "itemId" int, isbn13 text, title text, subtitle text, category text, "subCategory" text, publisher text, "publishedOn" date,
  "listPrice" int, "salePrice" int, "salesPoint" int, "bestRank" int, tags text[], "coverUrl" text, "productUrl" text, description text,
  place int) JOIN categories c ON c.name = r.category`;

const columns = Prisma.sql`isbn13, title, subtitle, category_id, sub_category, publisher, published_on, list_price, sale_price,
  sales_point, best_rank, tags, cover_url, product_url, description`;

const values = Prisma.sql`r.isbn13, r.title, r.subtitle, c.id, r."subCategory", r.publisher, r."publishedOn", r."listPrice", r."salePrice",
  r."salesPoint", r."bestRank", r.tags, r."coverUrl", r."productUrl", r.description`;

/** Writes new books, in this order. Their categories and people have to be there. */
export async function insertBooks(tx: Database, books: readonly StoredBook[]): Promise<void> {
  for (const chunk of chunksOf(books)) {
    await tx.$executeRaw`
      INSERT INTO books (item_id, ${columns}) SELECT r."itemId", ${values} FROM ${recordset(chunk)} ORDER BY r.place`;
    await insertContributors(tx, chunk);
  }
}

/** Writes over books that are there; they keep their ids. */
export async function updateBooks(tx: Database, books: readonly StoredBook[]): Promise<void> {
  for (const chunk of chunksOf(books)) {
    await tx.$executeRaw`
      UPDATE books SET (${columns}, updated_at) = ROW (${values}, now()) FROM ${recordset(chunk)} WHERE books.item_id = r."itemId"`;
    await tx.$executeRaw`
      DELETE FROM contributors p USING books b, ${recordset(chunk)} WHERE p.book_id = b.id AND b.item_id = r."itemId"`;
    await insertContributors(tx, chunk);
  }
}

/** Takes the rank from books that a list of bestsellers does not hold any more: two books would be its first. @returns how many */
export const unrankOthers = (tx: Database, itemIds: readonly number[]): Promise<number> =>
  tx.$executeRaw`
    UPDATE books SET best_rank = NULL, updated_at = now()
    WHERE best_rank IS NOT NULL AND item_id NOT IN (SELECT value::int FROM json_array_elements_text(${JSON.stringify(itemIds)}::json))`;

export const hasBooks = async (db: Database): Promise<boolean> =>
  (await db.book.findFirst({ select: { id: true } })) !== null;

async function insertContributors(tx: Database, books: readonly StoredBook[]): Promise<void> {
  const rows = books.flatMap(({ itemId, contributors }) =>
    contributors.map(({ name, role }, position) => ({ itemId, position, key: personKey(name), role })),
  );
  await tx.$executeRaw`
    INSERT INTO contributors (book_id, position, author_id, role)
    SELECT b.id, r.position, a.id, r.role
    FROM json_to_recordset(${rowsOf(rows)}) AS r ("itemId" int, position int, key text, role text)
    JOIN books b ON b.item_id = r."itemId" JOIN authors a ON a.name_key = r.key`;
}

/** Lets the planner know the words of the new books now: by itself it would find out within a minute. */
export async function analyseCatalogue(tx: Database): Promise<void> {
  await tx.$executeRaw`ANALYZE books, contributors, authors`;
}
