import type pg from 'pg';
import { seatCounts } from '../meetings/index.ts';
import type { Draft } from './draft-repository.ts';
import { type MessageRow, messageColumns, toMessage } from './message-row.ts';
import type { Message } from './protocol.ts';

/**
 * Returns for each draft, in the same order, the message that its sender stored with this client
 * id; null if there is none, or if the sender is no longer a member of the meeting.
 */
export async function findSentMessages(
  pool: pg.Pool,
  meetingId: number,
  drafts: readonly Pick<Draft, 'userId' | 'clientId'>[],
): Promise<(Message | null)[]> {
  const { rows } = await pool.query<MessageRow & { place: number }>({
    name: 'chat-by-client-id',
    text: `SELECT d.n::int AS place, ${messageColumns}
           FROM unnest($2::int[], $3::uuid[]) WITH ORDINALITY AS d (user_id, client_id, n)
           JOIN messages m ON m.meeting_id = $1 AND m.user_id = d.user_id AND m.client_id = d.client_id
           JOIN users u ON u.id = m.user_id
           JOIN memberships s ON s.meeting_id = $1 AND s.user_id = m.user_id
           JOIN meetings g ON g.id = $1 AND ${seatCounts('s.user_id', 'g.club_id')}`,
    values: [meetingId, drafts.map(({ userId }) => userId), drafts.map(({ clientId }) => clientId)],
  });
  const byPlace = new Map(rows.map((row) => [row.place, toMessage(meetingId, row)]));
  return drafts.map((_, at) => byPlace.get(at + 1) ?? null);
}
