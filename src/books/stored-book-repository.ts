import { type Database, Prisma } from '../platform/db.ts';
import { personKey } from './aladin/person-name.ts';
import type { StoredBook } from './fixture/merge-book.ts';
import { handMadeFrom } from './item-id.ts';
import { rowsOf } from './list-rows.sql.ts';

/** Books per statement, which keeps each statement well below its timeout. */
const chunkSize = 1_000;

const chunksOf = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / chunkSize) }, (_, at) =>
    list.slice(at * chunkSize, (at + 1) * chunkSize),
  );

const selectStored = Prisma.sql`SELECT b.item_id AS "itemId", b.isbn13, b.title, b.subtitle, c.name AS genre, b.sub_category AS "subCategory", b.publisher,
  to_char(b.published_on, 'YYYY-MM-DD') AS "publishedOn", b.list_price AS "listPrice", b.sale_price AS "salePrice",
  b.sales_point AS "salesPoint", b.best_rank AS "bestRank", b.tags, b.tag_sources AS "tagSources",
  b.category_path AS "categoryPath", b.series, b.pages, b.cover_url AS "coverUrl", b.product_url AS "productUrl",
  b.description,
  coalesce((
  SELECT json_agg(json_build_object('name', a.name, 'role', p.role) ORDER BY p.position)
  FROM contributors p JOIN authors a ON a.id = p.author_id WHERE p.book_id = b.id), '[]') AS contributors
  FROM books b JOIN categories c ON c.id = b.category_id`;

/** Returns the stored books with these item ids, by item id. */
export async function findStored(tx: Database, itemIds: readonly number[]): Promise<Map<number, StoredBook>> {
  const stored = new Map<number, StoredBook>();
  for (const chunk of chunksOf(itemIds)) {
    const rows = await tx.$queryRaw<StoredBook[]>`
      ${selectStored} WHERE b.item_id IN (SELECT value::int FROM json_array_elements_text(${JSON.stringify(chunk)}::json))`;
    for (const row of rows) stored.set(row.itemId, row);
  }
  return stored;
}

/**
 * Returns the stored books by item id, without those added by hand: their item ids mean nothing in
 * another database.
 */
export async function listStored(tx: Database): Promise<StoredBook[]> {
  const all: StoredBook[] = [];
  for (;;) {
    const after = all.at(-1)?.itemId ?? handMadeFrom;
    const rows = await tx.$queryRaw<StoredBook[]>`
      ${selectStored} WHERE b.item_id > ${after} ORDER BY b.item_id LIMIT ${chunkSize}`;
    for (const row of rows) all.push(row);
    if (rows.length < chunkSize) return all;
  }
}

const recordset = (books: readonly StoredBook[]) => Prisma.sql`json_to_recordset(${rowsOf(books)}) AS r (
  "itemId" int, isbn13 text, title text, subtitle text, genre text, "subCategory" text, publisher text, "publishedOn" date,
  "listPrice" int, "salePrice" int, "salesPoint" int, "bestRank" int, tags text[], "tagSources" jsonb,
  "categoryPath" text[], series text, pages int, "coverUrl" text, "productUrl" text, description text,
  place int) JOIN categories c ON c.name = r.genre`;

const columns = Prisma.sql`isbn13, title, subtitle, category_id, sub_category, publisher, published_on, list_price, sale_price,
  sales_point, best_rank, tags, tag_sources, category_path, series, pages, cover_url, product_url, description`;

const values = Prisma.sql`r.isbn13, r.title, r.subtitle, c.id, r."subCategory", r.publisher, r."publishedOn", r."listPrice", r."salePrice",
  r."salesPoint", r."bestRank", r.tags, r."tagSources", r."categoryPath", r.series, r.pages, r."coverUrl", r."productUrl", r.description`;

/** Inserts books, in this order. Their genres and people must exist. */
export async function insertBooks(tx: Database, books: readonly StoredBook[]): Promise<void> {
  for (const chunk of chunksOf(books)) {
    await tx.$executeRaw`
      INSERT INTO books (item_id, ${columns}) SELECT r."itemId", ${values} FROM ${recordset(chunk)} ORDER BY r.place`;
    await insertContributors(tx, chunk);
  }
}

/** Updates stored books. Their ids stay the same. */
export async function updateBooks(tx: Database, books: readonly StoredBook[]): Promise<void> {
  for (const chunk of chunksOf(books)) {
    await tx.$executeRaw`
      UPDATE books SET (${columns}, updated_at) = ROW (${values}, now()) FROM ${recordset(chunk)} WHERE books.item_id = r."itemId"`;
    await tx.$executeRaw`
      DELETE FROM contributors p USING books b, ${recordset(chunk)} WHERE p.book_id = b.id AND b.item_id = r."itemId"`;
    await insertContributors(tx, chunk);
  }
}

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
