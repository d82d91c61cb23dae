import type { Database } from '../platform/db.ts';
import type { PastMessage } from './talk.ts';

/** Lines of one statement. */
export const linesPerStatement = 1_000;

const keysOf = (messages: readonly PastMessage[]) => messages.map(({ key }) => key);

/** Counts those of the messages that the club's past log holds, deleted ones included. */
export async function countKnown(
  db: Database,
  clubId: number,
  messages: readonly PastMessage[],
): Promise<number> {
  const [row] = await db.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM club_past_lines
    WHERE club_id = ${clubId}
      AND line_key IN (SELECT decode(key, 'hex') FROM unnest(${keysOf(messages)}::text[]) AS given (key))`;
  return row.count;
}

export async function countLines(db: Database, clubId: number): Promise<number> {
  const [row] = await db.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM club_past_lines WHERE club_id = ${clubId}`;
  return row.count;
}

/**
 * Stores messages under the import. A line that is there already only notes the import; a deleted
 * line stays deleted. @returns how many lines are new
 */
export async function insertLines(
  tx: Database,
  { clubId, importId }: { readonly clubId: number; readonly importId: number },
  messages: readonly PastMessage[],
): Promise<number> {
  const names = [...new Set(messages.map(({ author }) => author))].sort();
  await tx.$executeRaw`
    INSERT INTO club_past_authors (club_id, name) SELECT ${clubId}, name FROM unnest(${names}::text[]) AS given (name)
    ON CONFLICT (club_id, name) DO NOTHING`;
  const rows = await tx.$queryRaw<{ isNew: boolean }[]>`
    INSERT INTO club_past_lines AS l (club_id, author_id, said_at, place, body, line_key, import_ids)
    SELECT ${clubId}, a.id, given.said_at, given.place, given.body, decode(given.key, 'hex'), ARRAY[${importId}::int]
    FROM unnest(${messages.map(({ at }) => at.toISOString())}::timestamptz[],
        ${messages.map(({ place }) => place)}::int[], ${messages.map(({ author }) => author)}::text[],
        ${messages.map(({ body }) => body)}::text[], ${keysOf(messages)}::text[])
        AS given (said_at, place, author, body, key)
      JOIN club_past_authors a ON a.club_id = ${clubId} AND a.name = given.author
    ON CONFLICT (club_id, line_key) DO UPDATE SET import_ids = l.import_ids || ${importId}::int
      WHERE l.deleted_at IS NULL
    RETURNING xmax = 0 AS "isNew"`;
  return rows.filter(({ isNew }) => isNew).length;
}

/**
 * Deletes up to `linesPerStatement` lines that only this import holds. Lines that their author
 * deleted keep their row. @returns how many it deleted
 */
export const deleteLinesOfImport = (tx: Database, clubId: number, importId: number): Promise<number> =>
  tx.$executeRaw`
    DELETE FROM club_past_lines WHERE id IN (
      SELECT id FROM club_past_lines
      WHERE club_id = ${clubId} AND import_ids = ARRAY[${importId}::int] AND deleted_at IS NULL
      LIMIT ${linesPerStatement})`;

/** Takes the import off the lines that other imports hold as well. @returns how many there were */
export const takeImportOff = (tx: Database, clubId: number, importId: number): Promise<number> =>
  tx.$executeRaw`
    UPDATE club_past_lines SET import_ids = array_remove(import_ids, ${importId}::int)
    WHERE id IN (
      SELECT id FROM club_past_lines
      WHERE club_id = ${clubId} AND import_ids @> ARRAY[${importId}::int] AND cardinality(import_ids) > 1
      LIMIT ${linesPerStatement})`;
