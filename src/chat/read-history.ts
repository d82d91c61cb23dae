import type pg from 'pg';
import { findChanges } from './change-repository.ts';
import type { HistoryInput } from './input.ts';
import { findMessages } from './log-repository.ts';
import type { History } from './protocol.ts';
import { markOwnReactions } from './reactions/own-reaction-repository.ts';

const endOfLog = 2_147_483_647;

/**
 * Returns a page of the log: after a number, before one, its end, or what changed after a
 * revision. It reads one message more than asked to know whether there are more, and marks the
 * reactions of the person who reads.
 */
export async function readHistory(
  pool: pg.Pool,
  meetingId: number,
  asked: HistoryInput,
  userId: number,
): Promise<History & { readonly revision?: number }> {
  const page = await readPage(pool, meetingId, asked);
  const [messages = []] = await markOwnReactions(pool, [{ meetingId, userId, messages: page.messages }]);
  return { ...page, messages };
}

async function readPage(
  pool: pg.Pool,
  meetingId: number,
  asked: HistoryInput,
): Promise<History & { readonly revision?: number }> {
  const { limit, afterRevision } = asked;
  if (afterRevision !== undefined) return findChanges(pool, meetingId, { afterRevision, limit });
  const isAfter = asked.afterSeq !== undefined;
  const messages = await findMessages(pool, meetingId, {
    side: isAfter ? 'after' : 'before',
    seq: asked.afterSeq ?? asked.beforeSeq ?? endOfLog,
    limit: limit + 1,
  });
  const page = isAfter ? messages.slice(0, limit) : messages.slice(-limit);
  return { messages: page, more: messages.length > limit };
}
