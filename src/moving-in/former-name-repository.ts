import type { Database } from '../platform/db.ts';
import type { PastMessage } from './talk.ts';

/**
 * Finds the authors of these messages whose lines the club stores under another name, because they
 * left the service. A stored line is recognised by its key.
 * @returns the stored name by the name in the file
 */
export async function findFormerNames(
  tx: Database,
  clubId: number,
  messages: readonly PastMessage[],
): Promise<ReadonlyMap<string, string>> {
  const given = JSON.stringify(messages.map(({ author, key }) => ({ author, key })));
  const rows = await tx.$queryRaw<{ author: string; name: string }[]>`
    SELECT DISTINCT ON (g.author) g.author, a.name
    FROM jsonb_to_recordset(${given}::jsonb) AS g (author text, key text)
    JOIN club_past_lines l ON l.club_id = ${clubId} AND l.line_key = decode(g.key, 'hex')
    JOIN club_past_authors a ON a.id = l.author_id
    WHERE a.name <> g.author ORDER BY g.author, a.id`;
  return new Map(rows.map(({ author, name }) => [author, name]));
}
