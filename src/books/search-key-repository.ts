import type { Database } from '../platform/db.ts';
import type { SearchKey } from '../platform/search/index.ts';
import { workKeyRules } from './works/work-key.ts';

/** The fields that the search key of a book is made of. */
export interface StaleBook {
  readonly id: number;
  /**
   * Timestamp as text from PostgreSQL, without loss of precision. The key is valid for this state
   * of the book.
   */
  readonly updatedAt: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly subCategory: string | null;
  readonly people: readonly { readonly name: string; readonly role: string | null }[];
  readonly publisher: string;
  readonly isbn13: string | null;
}

/** Returns books whose key is missing or outdated, by id. */
export const findStaleBooks = (db: Database, afterId: number, limit: number): Promise<StaleBook[]> =>
  db.$queryRaw<StaleBook[]>`
    SELECT b.id, b.updated_at::text AS "updatedAt", b.title, b.subtitle, b.sub_category AS "subCategory", b.publisher, b.isbn13,
      coalesce((SELECT json_agg(json_build_object('name', a.name, 'role', c.role) ORDER BY c.position)
        FROM contributors c JOIN authors a ON a.id = c.author_id WHERE c.book_id = b.id), '[]') AS people
    FROM books b
    WHERE (b.search_keyed_at IS DISTINCT FROM b.updated_at OR b.work_key_rules IS NULL OR b.work_key_rules < ${workKeyRules}) AND b.id > ${afterId}
    ORDER BY b.id LIMIT ${limit}`;

/** The search key of a book, and the keys that find its other editions, volumes and sets. */
export interface BookKey extends SearchKey {
  readonly id: number;
  readonly updatedAt: string;
  readonly titleKey: string;
  readonly workKey: string;
}

/**
 * Writes the keys of books that did not change meanwhile.
 * @returns how many
 */
export const writeBookKeys = (db: Database, keys: readonly BookKey[]): Promise<number> =>
  db.$executeRaw`
    UPDATE books b SET search_text = k.text, search_grams = k.grams, title_key = k."titleKey", work_key = k."workKey",
      work_key_rules = ${workKeyRules}, search_keyed_at = b.updated_at
    FROM json_to_recordset(${JSON.stringify(keys)}::json)
      AS k (id int, "updatedAt" timestamptz, "titleKey" text, "workKey" text, text text, grams int[])
    WHERE b.id = k.id AND b.updated_at = k."updatedAt"`;
