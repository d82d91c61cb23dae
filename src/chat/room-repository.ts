import type pg from 'pg';
import { seatCounts } from '../meetings/index.ts';
import { headColumn, joinHead } from './head.sql.ts';
import type { Head } from './protocol.ts';

export interface MemberRow {
  readonly userId: number;
  readonly nickname: string;
  readonly isLeader: boolean;
}

/**
 * Returns the members of a meeting whose seats count: the leader first, the others in the order of
 * joining.
 */
export async function findParticipants(pool: pg.Pool, meetingId: number): Promise<MemberRow[]> {
  const { rows } = await pool.query<MemberRow>({
    name: 'chat-participants',
    text: `SELECT u.id AS "userId", u.nickname, u.id = m.leader_id AS "isLeader"
           FROM meetings m
           JOIN memberships s ON s.meeting_id = m.id
           JOIN users u ON u.id = s.user_id
           WHERE m.id = $1 AND ${seatCounts('s.user_id')}
           ORDER BY u.id <> m.leader_id, s.joined_at, u.id`,
    values: [meetingId],
  });
  return rows;
}

export interface RoomState {
  readonly meetingId: number;
  readonly leaderId: number;
  readonly head: Head;
  readonly isCancelled: boolean;
  readonly hasEnded: boolean;
}

/** Returns the state of rooms by the database's clock. Leaves out meetings that do not exist. */
export async function findRoomStates(pool: pg.Pool, meetingIds: readonly number[]): Promise<RoomState[]> {
  const { rows } = await pool.query<RoomState>({
    name: 'chat-room-states',
    text: `SELECT m.id AS "meetingId", m.leader_id AS "leaderId", ${headColumn} AS head,
             m.cancelled_at IS NOT NULL AS "isCancelled", m.ends_at <= now() AS "hasEnded"
           FROM meetings m ${joinHead} WHERE m.id = ANY ($1::int[])`,
    values: [meetingIds],
  });
  return rows;
}

export async function findNickname(pool: pg.Pool, userId: number): Promise<string | null> {
  const { rows } = await pool.query<{ nickname: string }>('SELECT nickname FROM users WHERE id = $1', [
    userId,
  ]);
  return rows[0]?.nickname ?? null;
}
