import type pg from 'pg';
import { insertMessagesSql } from './insert-messages.sql.ts';
import type { RoomEntry } from './policy.ts';
import type { Message } from './protocol.ts';

interface EntryRow {
  readonly user_id: number | null;
  readonly nickname: string;
  readonly session_epoch: number;
  readonly meeting_id: number | null;
  readonly leader_id: number;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly cancelled_at: Date | null;
  readonly last_seq: number;
  readonly is_member: boolean;
  readonly now: Date;
}

/** Reads what decides whether each user may be in each room. The answers stand in the order of the questions. */
export async function findEntries(
  pool: pg.Pool,
  asked: readonly { userId: number; meetingId: number }[],
): Promise<RoomEntry[]> {
  const { rows } = await pool.query<EntryRow>({
    name: 'chat-entries',
    text: `SELECT u.id AS user_id, u.nickname, u.session_epoch, m.id AS meeting_id, m.leader_id, m.starts_at, m.ends_at, m.cancelled_at,
             coalesce(r.last_seq, 0) AS last_seq, s.user_id IS NOT NULL AS is_member, now() AS now
           FROM unnest($1::int[], $2::int[]) WITH ORDINALITY AS q (user_id, meeting_id, n)
           LEFT JOIN users u ON u.id = q.user_id
           LEFT JOIN meetings m ON m.id = q.meeting_id
           LEFT JOIN rooms r ON r.meeting_id = m.id
           LEFT JOIN memberships s ON s.meeting_id = m.id AND s.user_id = u.id
           ORDER BY q.n`,
    values: [asked.map((one) => one.userId), asked.map((one) => one.meetingId)],
  });
  return rows.map((row) => ({
    user:
      row.user_id === null
        ? null
        : { id: row.user_id, nickname: row.nickname, sessionEpoch: row.session_epoch },
    meeting:
      row.meeting_id === null
        ? null
        : {
            id: row.meeting_id,
            leaderId: row.leader_id,
            startsAt: row.starts_at,
            endsAt: row.ends_at,
            cancelledAt: row.cancelled_at,
            lastSeq: row.last_seq,
          },
    isMember: row.is_member,
    now: row.now,
  }));
}

interface MessageRow {
  readonly seq: number;
  readonly client_id: string;
  readonly user_id: number;
  readonly nickname: string;
  readonly body: string;
  readonly sent_at: Date;
}

const toMessage = (meetingId: number, row: MessageRow): Message => ({
  id: `${meetingId}-${row.seq}`,
  seq: row.seq,
  clientId: row.client_id,
  meetingId: String(meetingId),
  userId: String(row.user_id),
  nickname: row.nickname,
  body: row.body,
  sentAt: row.sent_at.toISOString(),
});

export interface Draft {
  readonly userId: number;
  readonly clientId: string;
  readonly body: string;
}

interface StoredRow {
  readonly n: number;
  readonly isNew: boolean;
  readonly nickname: string;
  readonly seq: number;
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
}

/**
 * Stores messages of one room in one statement, which also checks membership, status and time by the database's clock. A draft whose `clientId`
 * its sender used before gives the message stored then, and null stands where a draft may not be stored. The drafts must differ in
 * (userId, clientId).
 * @throws a unique violation when another process stores the same draft at the same moment; called again, it returns that message
 */
export async function insertMessages(
  pool: pg.Pool,
  meetingId: number,
  drafts: readonly Draft[],
): Promise<({ message: Message; isNew: boolean } | null)[]> {
  const { rows } = await pool.query<{ stored: StoredRow }>({
    name: 'chat-insert',
    text: insertMessagesSql,
    values: [
      meetingId,
      drafts.map((draft) => draft.userId),
      drafts.map((draft) => draft.clientId),
      drafts.map((draft) => draft.body),
    ],
  });
  const byPlace = new Map(rows.map(({ stored }) => [stored.n, stored]));
  return drafts.map(({ userId, clientId }, i) => {
    const row = byPlace.get(i + 1);
    if (!row) return null;
    const { seq, nickname, body, isNew } = row;
    const sentAt = new Date(row.sentAt);
    const message = { seq, client_id: clientId, user_id: userId, nickname, body, sent_at: sentAt };
    return { message: toMessage(meetingId, message), isNew };
  });
}

/** What a member sent under this id; null when there is nothing. */
export async function findByClientId(
  pool: pg.Pool,
  meetingId: number,
  { userId, clientId }: Pick<Draft, 'userId' | 'clientId'>,
): Promise<Message | null> {
  const { rows } = await pool.query<MessageRow>({
    name: 'chat-by-client-id',
    text: `SELECT ${columns} FROM messages m JOIN users u ON u.id = m.user_id
           WHERE m.meeting_id = $1 AND m.user_id = $2 AND m.client_id = $3`,
    values: [meetingId, userId, clientId],
  });
  return rows[0] ? toMessage(meetingId, rows[0]) : null;
}

const columns = 'm.seq, m.client_id, m.user_id, u.nickname, m.body, m.sent_at';

/** Up to `limit` messages after a number, oldest first. */
export async function findMessagesAfter(
  pool: pg.Pool,
  meetingId: number,
  seq: number,
  limit: number,
): Promise<Message[]> {
  const { rows } = await pool.query<MessageRow>({
    name: 'chat-after',
    text: `SELECT ${columns} FROM messages m JOIN users u ON u.id = m.user_id
           WHERE m.meeting_id = $1 AND m.seq > $2 ORDER BY m.seq LIMIT $3`,
    values: [meetingId, seq, limit],
  });
  return rows.map((row) => toMessage(meetingId, row));
}

/** The last `limit` messages before a number, oldest first. */
export async function findMessagesBefore(
  pool: pg.Pool,
  meetingId: number,
  seq: number,
  limit: number,
): Promise<Message[]> {
  const { rows } = await pool.query<MessageRow>({
    name: 'chat-before',
    text: `SELECT ${columns} FROM messages m JOIN users u ON u.id = m.user_id
           WHERE m.meeting_id = $1 AND m.seq < $2 ORDER BY m.seq DESC LIMIT $3`,
    values: [meetingId, seq, limit],
  });
  return rows.map((row) => toMessage(meetingId, row)).reverse();
}

/**
 * Pages of many rooms at once, each oldest first and in its place: the first `limits.after` messages after a number, or where that is null the last
 * `limits.last` of the room.
 */
export async function findFirstPages(
  pool: pg.Pool,
  asked: readonly { meetingId: number; afterSeq: number | null }[],
  limits: { after: number; last: number },
): Promise<Message[][]> {
  const { rows } = await pool.query<MessageRow & { n: string; meeting_id: number }>({
    name: 'chat-first-pages',
    text: `SELECT q.n, q.meeting_id, ${columns}
           FROM unnest($1::int[], $2::int[]) WITH ORDINALITY AS q (meeting_id, after_seq, n)
           CROSS JOIN LATERAL (
             (SELECT * FROM messages WHERE meeting_id = q.meeting_id AND seq > q.after_seq ORDER BY seq LIMIT $3)
             UNION ALL
             (SELECT * FROM messages WHERE meeting_id = q.meeting_id AND q.after_seq IS NULL ORDER BY seq DESC LIMIT $4)
           ) m
           JOIN users u ON u.id = m.user_id
           ORDER BY q.n, m.seq`,
    values: [asked.map((one) => one.meetingId), asked.map((one) => one.afterSeq), limits.after, limits.last],
  });
  const pages: Message[][] = asked.map(() => []);
  for (const row of rows) pages[Number(row.n) - 1]?.push(toMessage(row.meeting_id, row));
  return pages;
}

/** The leader first, then members as they joined. */
export async function findParticipants(
  pool: pg.Pool,
  meetingId: number,
): Promise<{ userId: number; nickname: string; isLeader: boolean }[]> {
  const { rows } = await pool.query<{ user_id: number; nickname: string; is_leader: boolean }>({
    name: 'chat-participants',
    text: `SELECT u.id AS user_id, u.nickname, u.id = m.leader_id AS is_leader
           FROM meetings m
           JOIN memberships s ON s.meeting_id = m.id
           JOIN users u ON u.id = s.user_id
           WHERE m.id = $1
           ORDER BY u.id <> m.leader_id, s.joined_at, u.id`,
    values: [meetingId],
  });
  return rows.map((row) => ({ userId: row.user_id, nickname: row.nickname, isLeader: row.is_leader }));
}

export interface RoomState {
  readonly meetingId: number;
  readonly lastSeq: number;
  readonly isCancelled: boolean;
  readonly hasEnded: boolean;
}

/** What the rooms are like now, by the database's clock. */
export async function findRoomStates(pool: pg.Pool, meetingIds: readonly number[]): Promise<RoomState[]> {
  const { rows } = await pool.query<{
    id: number;
    last_seq: number;
    is_cancelled: boolean;
    has_ended: boolean;
  }>({
    name: 'chat-room-states',
    text: `SELECT m.id, coalesce(r.last_seq, 0) AS last_seq, m.cancelled_at IS NOT NULL AS is_cancelled, m.ends_at <= now() AS has_ended
           FROM meetings m LEFT JOIN rooms r ON r.meeting_id = m.id WHERE m.id = ANY ($1::int[])`,
    values: [meetingIds],
  });
  return rows.map((row) => ({
    meetingId: row.id,
    lastSeq: row.last_seq,
    isCancelled: row.is_cancelled,
    hasEnded: row.has_ended,
  }));
}

export async function findNickname(pool: pg.Pool, userId: number): Promise<string | null> {
  const { rows } = await pool.query<{ nickname: string }>('SELECT nickname FROM users WHERE id = $1', [
    userId,
  ]);
  return rows[0]?.nickname ?? null;
}
