import { setImmediate as pause } from 'node:timers/promises';
import type { Database } from '../platform/db.ts';
import { hasContactData } from './contact-data.ts';
import { isQuotable } from './quotable.sql.ts';
import type { TalkMessage } from './record.ts';

/** Of a longer talk the longest messages are read. */
const mostMessages = 10_000;
/** Code units that are judged before a worker does something else: some 10 ms. */
const lettersPerTurn = 4_000;

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
  return (await withoutContactData(rows))
    .map((row) => ({ ...row, body: row.body.normalize('NFC') }))
    .sort((one, other) => one.seq - other.seq);
}

/** Pauses meanwhile, because a worker also sends alarms and 10,000 long messages take a minute. */
async function withoutContactData(messages: readonly TalkMessage[]): Promise<TalkMessage[]> {
  const kept: TalkMessage[] = [];
  let letters = 0;
  for (const message of messages) {
    letters += message.body.length;
    if (letters > lettersPerTurn) {
      await pause();
      letters = message.body.length;
    }
    if (!hasContactData(message.body)) kept.push(message);
  }
  return kept;
}

/** Finds the nicknames of all people who wrote in a meeting or have a seat in it. */
export async function findNicknames(db: Database, meetingId: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ nickname: string }[]>`
    SELECT u.nickname FROM users u WHERE u.id IN (
      SELECT user_id FROM memberships WHERE meeting_id = ${meetingId}
      UNION SELECT user_id FROM messages WHERE meeting_id = ${meetingId})`;
  return rows.map(({ nickname }) => nickname);
}
