import type pg from 'pg';
import { historyPage } from '../../public/js/chat/protocol.js';
import { findFirstPages } from './first-page-repository.ts';
import type { History } from './protocol.ts';
import { markOwnReactions } from './reactions/own-reaction-repository.ts';

/** The position of a client that connects, and the room's head at that moment. */
export interface FirstAsk {
  readonly meetingId: number;
  readonly userId: number;
  readonly lastSeq: number | undefined;
  readonly head: number;
}

/**
 * Returns the first page for each connecting client: the messages it missed, or the end of the log
 * if it has nothing, or more than the log (a restored database). One statement reads them all, and
 * equal questions share an answer, because everybody connects when a meeting starts.
 */
export async function firstHistories(pool: pg.Pool, asks: readonly FirstAsk[]): Promise<History[]> {
  const distinct = [...new Map(asks.map((ask) => [keyOf(ask), ask])).values()];
  const pages = await findFirstPages(
    pool,
    distinct.map((ask) => ({ meetingId: ask.meetingId, afterSeq: afterOf(ask) })),
  );
  const histories = new Map(distinct.map((ask, i) => [keyOf(ask), toHistory(ask, pages[i] ?? [])]));
  const answers = asks.map((ask) => ({ ...ask, ...(histories.get(keyOf(ask)) ?? noHistory) }));
  const marked = await markOwnReactions(pool, answers);
  return answers.map(({ more }, at) => ({ messages: marked[at] ?? [], more }));
}

const noHistory: History = { messages: [], more: false };
const afterOf = ({ lastSeq, head }: FirstAsk) => (lastSeq !== undefined && lastSeq <= head ? lastSeq : null);
const keyOf = (ask: FirstAsk) => `${ask.meetingId}:${afterOf(ask)}`;

function toHistory(ask: FirstAsk, messages: History['messages']): History {
  const isEnd = afterOf(ask) === null;
  const limit = isEnd ? historyPage.default : historyPage.max;
  const page = isEnd ? messages.slice(-limit) : messages.slice(0, limit);
  return { messages: page, more: messages.length > limit };
}
