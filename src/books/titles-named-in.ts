import type { Database } from '../platform/db.ts';

/** Word separators and sentence ends, which are ignored when titles are compared. */
const separators = ' \t\n,.!?:;·…()[]{}~-–—_\'"‘’“”「」『』《》〈〉';

/**
 * Returns the titles of the catalogue that occur in a text, ignoring spaces and edition notes in
 * brackets. Titles of one letter are skipped, because they occur in every text. Each call reads all
 * titles.
 */
export async function titlesNamedIn(db: Database, text: string): Promise<string[]> {
  const bare = [...text.toLowerCase()].filter((letter) => !separators.includes(letter)).join('');
  const rows = await db.$queryRaw<{ title: string }[]>`
    SELECT title FROM (
      SELECT title, translate(lower(split_part(split_part(title, '(', 1), '[', 1)), ${separators}, '') AS name FROM books
    ) AS named
    WHERE char_length(name) > 1 AND strpos(${bare}, name) > 0
    LIMIT 200`;
  return rows.map(({ title }) => title);
}
