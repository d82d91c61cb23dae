import type pg from 'pg';
import { isKnownToText, seatCounts } from '../meetings/index.ts';
import { headColumn, joinHead } from './head.sql.ts';
import type { RoomEntry } from './policy.ts';
import type { Head } from './protocol.ts';

interface EntryRow {
  readonly user_id: number | null;
  readonly nickname: string;
  readonly session_epoch: number;
  readonly meeting_id: number | null;
  readonly leader_id: number;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly cancelled_at: Date | null;
  readonly version: number;
  readonly head: Head;
  readonly is_member: boolean;
  readonly now: Date;
}

/**
 * Returns for each user and meeting, in the same order, what decides whether she may be in its
 * room.
 */
export async function findEntries(
  pool: pg.Pool,
  asked: readonly { userId: number; meetingId: number }[],
): Promise<RoomEntry[]> {
  const { rows } = await pool.query<EntryRow>({
    name: 'chat-entries',
    text: `SELECT u.id AS user_id, u.nickname, u.session_epoch,
             m.id AS meeting_id, m.leader_id, m.starts_at, m.ends_at, m.cancelled_at, m.version,
             ${headColumn} AS head, s.user_id IS NOT NULL AND ${seatCounts('s.user_id')} AS is_member, now() AS now
           FROM unnest($1::int[], $2::int[]) WITH ORDINALITY AS q (user_id, meeting_id, n)
           LEFT JOIN users u ON u.id = q.user_id
           LEFT JOIN meetings m ON m.id = q.meeting_id AND ${isKnownToText('q.user_id')}
           ${joinHead}
           LEFT JOIN memberships s ON s.meeting_id = m.id AND s.user_id = u.id
           ORDER BY q.n`,
    values: [asked.map((one) => one.userId), asked.map((one) => one.meetingId)],
  });
  return rows.map((row) => ({
    user: userOf(row),
    meeting: meetingOf(row),
    isMember: row.is_member,
    now: row.now,
  }));
}

const userOf = ({ user_id, nickname, session_epoch }: EntryRow): RoomEntry['user'] =>
  user_id === null ? null : { id: user_id, nickname, sessionEpoch: session_epoch };

const meetingOf = (row: EntryRow): RoomEntry['meeting'] =>
  row.meeting_id === null
    ? null
    : {
        id: row.meeting_id,
        leaderId: row.leader_id,
        startsAt: row.starts_at,
        endsAt: row.ends_at,
        cancelledAt: row.cancelled_at,
        version: row.version,
        head: row.head,
      };
