import type { Database } from '../platform/db.ts';
import type { PastMessage } from './talk.ts';

/** Lines and letters of one statement: larger texts stay in memory until a full collection. */
export const statementLimits = { lines: 100, letters: 15_000 };

/** Counts those of the messages that the club's past log holds, deleted ones included. */
export async function countKnown(
  db: Database,
  clubId: number,
  messages: readonly PastMessage[],
): Promise<number> {
  const keys = messages.map(({ key }) => key).join(' ');
  const [row] = await db.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM club_past_lines
    WHERE club_id = ${clubId}
      AND line_key IN (SELECT decode(key, 'hex') FROM unnest(string_to_array(${keys}, ' ')) AS given (key))`;
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
  // One text is cheaper for the driver than arrays of thousands of values.
  const given = JSON.stringify(messages.map(({ at, ...message }) => ({ ...message, said_at: at })));
  const [row] = await tx.$queryRaw<[{ added: number }]>`
    WITH g AS (
      SELECT * FROM jsonb_to_recordset(${given}::jsonb)
        AS g (said_at timestamptz, place int, author text, body text, key text)),
    new AS (
      INSERT INTO club_past_authors (club_id, name) SELECT DISTINCT ${clubId}::int, author FROM g
      ON CONFLICT (club_id, name) DO NOTHING RETURNING id, name),
    author AS (
      SELECT id, name FROM new UNION ALL SELECT id, name FROM club_past_authors WHERE club_id = ${clubId}),
    written AS (
      INSERT INTO club_past_lines AS l (club_id, author_id, said_at, place, body, line_key, import_ids)
      SELECT ${clubId}::int, author.id, g.said_at, g.place, g.body, decode(g.key, 'hex'), ARRAY[${importId}::int]
      FROM g JOIN author ON author.name = g.author
      ON CONFLICT (club_id, line_key) DO UPDATE SET import_ids = l.import_ids || ${importId}::int
        WHERE l.deleted_at IS NULL
      RETURNING xmax = 0 AS is_new)
    SELECT count(*) FILTER (WHERE is_new)::int AS added FROM written`;
  return row.added;
}

/**
 * Deletes up to `statementLimits.lines` lines that only this import holds. Lines that their author
 * deleted keep their row. @returns how many it deleted
 */
export const deleteLinesOfImport = (tx: Database, clubId: number, importId: number): Promise<number> =>
  tx.$executeRaw`
    DELETE FROM club_past_lines WHERE id IN (
      SELECT id FROM club_past_lines
      WHERE club_id = ${clubId} AND import_ids = ARRAY[${importId}::int] AND deleted_at IS NULL
      LIMIT ${statementLimits.lines})`;

/** Takes the import off the lines that other imports hold as well. @returns how many there were */
export const takeImportOff = (tx: Database, clubId: number, importId: number): Promise<number> =>
  tx.$executeRaw`
    UPDATE club_past_lines SET import_ids = array_remove(import_ids, ${importId}::int)
    WHERE id IN (
      SELECT id FROM club_past_lines
      WHERE club_id = ${clubId} AND import_ids @> ARRAY[${importId}::int] AND cardinality(import_ids) > 1
      LIMIT ${statementLimits.lines})`;
