import type pg from 'pg';
import type { HistoryInput } from './input.ts';
import { historyPage, type Message } from './message.ts';
import { findMessagesAfter, findMessagesBefore } from './repository.ts';

export interface History {
  /** Oldest first. */
  readonly messages: Message[];
  /** Whether there are more in the direction that was asked. */
  readonly more: boolean;
}

const endOfLog = 2_147_483_647;

/** A page of the log: after a number, or before one, or the end of it. One message more than asked tells whether there are more. */
export async function readHistory(pool: pg.Pool, meetingId: number, asked: HistoryInput): Promise<History> {
  const { limit } = asked;
  if (asked.afterSeq !== undefined) {
    const messages = await findMessagesAfter(pool, meetingId, asked.afterSeq, limit + 1);
    return { messages: messages.slice(0, limit), more: messages.length > limit };
  }
  const messages = await findMessagesBefore(pool, meetingId, asked.beforeSeq ?? endOfLog, limit + 1);
  return { messages: messages.slice(-limit), more: messages.length > limit };
}

/** What a socket hears first: what it missed, or the end of the log when it has nothing, or more than the log (a restored database). */
export function firstHistory(
  pool: pg.Pool,
  meetingId: number,
  lastSeq: number | undefined,
  head: number,
): Promise<History> {
  return lastSeq !== undefined && lastSeq <= head
    ? readHistory(pool, meetingId, { afterSeq: lastSeq, limit: historyPage.max })
    : readHistory(pool, meetingId, { limit: historyPage.default });
}
