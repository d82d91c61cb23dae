import type pg from 'pg';
import { historyPage } from '../../public/js/chat/protocol.js';
import type { HistoryInput } from './input.ts';
import type { History } from './protocol.ts';
import { findFirstPages, findMessagesAfter, findMessagesBefore } from './repository.ts';

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

/** Who just connected: what the client has, and the room's head at that moment. */
export interface FirstAsk {
  readonly meetingId: number;
  readonly lastSeq: number | undefined;
  readonly head: number;
}

/**
 * What sockets hear first: what they missed, or the end of the log for who has nothing, or more than the log (a restored database). Many in one
 * statement, and those who ask the same share one answer: when a meeting starts, everybody does.
 */
export async function firstHistories(pool: pg.Pool, asks: readonly FirstAsk[]): Promise<History[]> {
  const afterOf = ({ lastSeq, head }: FirstAsk) =>
    lastSeq !== undefined && lastSeq <= head ? lastSeq : null;
  const keyOf = (ask: FirstAsk) => `${ask.meetingId}:${afterOf(ask)}`;
  const distinct = [...new Map(asks.map((ask) => [keyOf(ask), ask])).values()];
  const pages = await findFirstPages(
    pool,
    distinct.map((ask) => ({ meetingId: ask.meetingId, afterSeq: afterOf(ask) })),
    { after: historyPage.max + 1, last: historyPage.default + 1 },
  );
  const histories = new Map(
    distinct.map((ask, i) => {
      const messages = pages[i] ?? [];
      const isTail = afterOf(ask) === null;
      const limit = isTail ? historyPage.default : historyPage.max;
      const page = isTail ? messages.slice(-limit) : messages.slice(0, limit);
      return [keyOf(ask), { messages: page, more: messages.length > limit }];
    }),
  );
  return asks.map((ask) => histories.get(keyOf(ask)) ?? { messages: [], more: false });
}
