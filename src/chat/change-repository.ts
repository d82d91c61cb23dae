import type pg from 'pg';
import { type MessageRow, messageColumns, toMessage } from './message-row.ts';
import type { History } from './protocol.ts';

interface ChangeRow extends MessageRow {
  readonly revision: number;
  readonly room_revision: number;
}

/**
 * Returns the messages that changed after a revision, in the order of their last changes.
 * `revision` is the end of the page, or the room's revision if nothing follows. One statement reads
 * both, so no change falls between them.
 */
export async function findChanges(
  pool: pg.Pool,
  meetingId: number,
  { afterRevision, limit }: { afterRevision: number; limit: number },
): Promise<History & { readonly revision: number }> {
  const { rows } = await pool.query<ChangeRow>({
    name: 'chat-changes',
    text: `SELECT r.revision AS room_revision, m.revision, ${messageColumns}
           FROM rooms r
           LEFT JOIN LATERAL (
             SELECT * FROM messages
             WHERE meeting_id = $1 AND revision > $2 ORDER BY revision LIMIT $3
           ) m ON true
           LEFT JOIN users u ON u.id = m.user_id
           WHERE r.meeting_id = $1
           ORDER BY m.revision`,
    values: [meetingId, afterRevision, limit + 1],
  });
  const changed = rows.filter(({ revision }) => revision !== null);
  const page = changed.slice(0, limit);
  const more = changed.length > limit;
  const revision = (more ? page.at(-1)?.revision : rows[0]?.room_revision) ?? 0;
  return { messages: page.map((row) => toMessage(meetingId, row)), more, revision };
}
