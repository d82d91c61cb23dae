import type { Database } from '../platform/db.ts';

/** A stored book as far as it tells which work it is. */
export interface StoredMatch {
  readonly id: number;
  readonly itemId: number;
  readonly isbn13: string | null;
  readonly titleKey: string | null;
  readonly title: string;
  readonly subtitle: string | null;
  readonly contributors: readonly { readonly name: string; readonly role: string | null }[];
}

/** Returns the books with one of these ISBNs or title keys, the oldest first. */
export const findMatches = (
  db: Database,
  { isbns, titleKeys }: { readonly isbns: readonly string[]; readonly titleKeys: readonly string[] },
): Promise<StoredMatch[]> => db.$queryRaw<StoredMatch[]>`
  SELECT b.id, b.item_id AS "itemId", b.isbn13, b.title_key AS "titleKey", b.title, b.subtitle, coalesce((
    SELECT json_agg(json_build_object('name', a.name, 'role', p.role) ORDER BY p.position)
    FROM contributors p JOIN authors a ON a.id = p.author_id WHERE p.book_id = b.id), '[]') AS contributors
  FROM books b
  WHERE b.isbn13 = ANY (${[...isbns]}::text[]) OR b.title_key = ANY (${[...titleKeys]}::text[])
  ORDER BY b.id`;

/** Gives stored books other item ids. They keep their ids here, and all that refers to them. */
export const changeItemIds = (
  tx: Database,
  changes: readonly { readonly from: number; readonly to: number; readonly productUrl: string }[],
): Promise<number> =>
  tx.$executeRaw`
    UPDATE books SET item_id = c."to", product_url = c."productUrl", updated_at = now()
    FROM json_to_recordset(${JSON.stringify(changes)}::json) AS c ("from" int, "to" int, "productUrl" text)
    WHERE item_id = c."from"`;

/** Returns the item id of the next book that is added by hand. */
export async function nextHandMadeId(tx: Database): Promise<number> {
  const [row] = await tx.$queryRaw<[{ id: number }]>`SELECT nextval('hand_made_item_ids')::int AS id`;
  return row.id;
}

/** Returns the id of the book with an item id. @throws if there is none */
export const findBookId = async (db: Database, itemId: number): Promise<number> =>
  (await db.book.findUniqueOrThrow({ where: { itemId }, select: { id: true } })).id;

/** Returns the ids of the stored books among these items, by item id. */
export async function findBookIdsOfItems(
  db: Database,
  itemIds: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const books = await db.book.findMany({
    where: { itemId: { in: [...itemIds] } },
    select: { id: true, itemId: true },
  });
  return new Map(books.map(({ id, itemId }) => [itemId, id]));
}
