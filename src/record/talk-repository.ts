import type { Database } from '../platform/db.ts';
import { hasContactData } from './contact-data.ts';
import { isQuotable } from './quotable.sql.ts';
import type { TalkMessage } from './record.ts';

/** Of a longer talk the longest messages are read. */
const mostMessages = 10_000;

/**
 * Finds the messages of a meeting that its record may quote, oldest first. A message with an
 * address or number of a person is none of them.
 */
export async function findTalk(db: Database, meetingId: number): Promise<TalkMessage[]> {
  const rows = await db.$queryRaw<TalkMessage[]>`
    SELECT t.seq, t.user_id AS "userId", t.body, t.sent_at AS "sentAt"
    FROM messages t JOIN users u ON u.id = t.user_id
    WHERE t.meeting_id = ${meetingId} AND ${isQuotable}
    ORDER BY char_length(t.body) DESC, t.seq LIMIT ${mostMessages}`;
  return rows
    .filter(({ body }) => !hasContactData(body))
    .map((row) => ({ ...row, body: row.body.normalize('NFC') }))
    .sort((one, other) => one.seq - other.seq);
}

/** Finds the nicknames of all people who wrote in a meeting or have a seat in it. */
export async function findNicknames(db: Database, meetingId: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ nickname: string }[]>`
    SELECT u.nickname FROM users u WHERE u.id IN (
      SELECT user_id FROM memberships WHERE meeting_id = ${meetingId}
      UNION SELECT user_id FROM messages WHERE meeting_id = ${meetingId})`;
  return rows.map(({ nickname }) => nickname);
}
