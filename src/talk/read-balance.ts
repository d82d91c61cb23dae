import type pg from 'pg';
import { createSharedReads } from '../platform/shared-reads.ts';
import type { TalkBalance, Talker } from './talk.ts';
import { type AuthorCount, findTalkCounts, type TalkCounts } from './talk-counts-repository.ts';

/** Meetings whose counts a process remembers. */
const mostRemembered = 100;

interface Remembered {
  readonly lastSeq: number;
  readonly written: ReadonlyMap<number, number>;
}

/**
 * Returns a function that counts who has written how much in a meeting. It remembers counts up to
 * the last number that it read, so that a long talk is not counted again at each call.
 */
export function createBalanceReader(pool: pg.Pool): (meetingId: number) => Promise<TalkBalance> {
  const remembered = new Map<number, Remembered>();

  async function read(meetingId: number): Promise<TalkBalance> {
    const known = remembered.get(meetingId);
    const row = await findTalkCounts(pool, meetingId, known?.lastSeq ?? 0);
    if (!row) return { talkers: [], messagesOfLeavers: 0, total: 0 };
    if (known && row.lastSeq < known.lastSeq) {
      // The database was restored from a backup.
      remembered.delete(meetingId);
      return read(meetingId);
    }
    const written = plus(known?.written ?? new Map(), row.written, 1);
    remembered.delete(meetingId);
    remembered.set(meetingId, { lastSeq: row.lastSeq, written });
    for (const oldest of remembered.keys()) {
      if (remembered.size <= mostRemembered) break;
      remembered.delete(oldest);
    }
    return balanceOf(row, plus(written, row.deleted, -1));
  }

  return createSharedReads(read, String);
}

function plus(
  counts: ReadonlyMap<number, number>,
  added: readonly AuthorCount[],
  sign: 1 | -1,
): Map<number, number> {
  const sum = new Map(counts);
  for (const { userId, messages } of added) sum.set(userId, (sum.get(userId) ?? 0) + sign * messages);
  return sum;
}

function balanceOf(row: TalkCounts, counts: ReadonlyMap<number, number>): TalkBalance {
  const talkers = row.talkers.map(
    ({ lastAt, joinedAt, ...who }): Talker => ({
      ...who,
      messages: counts.get(who.userId) ?? 0,
      lastAt: lastAt === null ? null : new Date(lastAt),
      joinedAt: new Date(joinedAt),
    }),
  );
  const sum = (some: Iterable<number>) => [...some].reduce((all, one) => all + one, 0);
  const total = sum(counts.values());
  return { talkers, total, messagesOfLeavers: total - sum(talkers.map(({ messages }) => messages)) };
}
