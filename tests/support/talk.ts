import { expect } from 'vitest';
import { createMeeting } from './meetings.ts';
import { createPerson, type TestPerson } from './people.ts';
import { openReader, type Reader, type ReaderOptions } from './reader.ts';
import type { TestStack } from './stack.ts';

export interface Talk {
  readonly meetingId: number;
  readonly people: readonly TestPerson[];
  readonly readers: readonly Reader[];
  /** How much of what was said is not known to be stored yet. */
  readonly owed: number;
  /** The ids of members whose departure was announced, once per reader that received it. */
  readonly departures: readonly string[];
  /** Waits until all are in the room. */
  entered(): Promise<void>;
  /** These people, or all, say so much a second, from now on. @returns the stop */
  begin(perSecond: number, speakers?: readonly Reader[]): () => void;
  /**
   * Waits for quiet, then holds what clients were told against the database; of those who went for
   * good only that what was acknowledged is there.
   * @returns figures for the record
   */
  settle(gone?: readonly Reader[]): Promise<{ sent: number; longestAbsence: number }>;
  close(): void;
}

/** A meeting with people in its room, through these addresses by turns. */
export async function startTalk(
  stack: TestStack,
  options: Pick<ReaderOptions, 'origin' | 'ca' | 'haste' | 'misses'> & {
    readonly urls: readonly string[];
    readonly people: number;
    readonly cookieName?: string;
  },
): Promise<Talk> {
  const { urls, cookieName = 'sid', people: size, ...rest } = options;
  const people = await Promise.all(Array.from({ length: size }, () => createPerson(stack)));
  const [leader, ...members] = people as [TestPerson, ...TestPerson[]];
  const meetingId = await createMeeting(stack, leader, members);
  const readers = people.map(({ cookie }, i) =>
    openReader({
      ...rest,
      url: urls[i % urls.length] ?? '',
      cookie: cookie.replace(/^sid=/, `${cookieName}=`),
      meetingId,
    }),
  );
  const sum = (count: (reader: Reader) => number) => readers.reduce((all, one) => all + count(one), 0);
  return {
    meetingId,
    people,
    readers,
    get owed() {
      return sum(({ owed }) => owed);
    },
    get departures() {
      return readers.flatMap(({ lines }) =>
        lines.filter(({ kind }) => kind === 'left').map(({ userId }) => userId),
      );
    },
    entered: () =>
      expect
        .poll(() => readers.filter(({ isOpen }) => isOpen).length, { timeout: 30_000 })
        .toBe(people.length),
    begin: (perSecond, speakers = readers) => {
      let count = 0;
      const timer = setInterval(() => {
        speakers[count % speakers.length]?.send(`말 ${count}`);
        count += 1;
      }, 1_000 / perSecond);
      return () => clearInterval(timer);
    },
    settle: async (gone = []) => {
      const present = readers.filter((reader) => !gone.includes(reader));
      await expect.poll(() => present.reduce((all, { owed }) => all + owed, 0), { timeout: 60_000 }).toBe(0);
      const rows = await stack.db.message.findMany({ where: { meetingId }, orderBy: { seq: 'asc' } });
      const numbers = rows.map(({ seq }) => seq);
      expect(readers.flatMap(({ faults }) => faults)).toEqual([]);
      // One head beacon, at most, later everybody has everything.
      await expect
        .poll(() => present.map(({ shown }) => shown.length), { timeout: 30_000 })
        .toEqual(present.map(() => rows.length));
      expect(numbers).toEqual(rows.map((_, i) => i + 1));
      const stored = new Map(rows.map(({ clientId, seq }) => [clientId, seq]));
      for (const { acked, faults } of readers) {
        expect(faults).toEqual([]);
        for (const [clientId, seq] of acked) expect(stored.get(clientId)).toBe(seq);
      }
      const table = rows.map(({ seq, clientId, userId, body, deletedAt, sentAt }) => ({
        seq,
        clientId,
        userId: String(userId),
        ...(deletedAt ? { deleted: true } : { body }),
        sentAt: sentAt.toISOString(),
      }));
      for (const { shown } of present) expect(shown).toMatchObject(table);
      const sent = sum(({ acked }) => acked.size);
      if (gone.length === 0) expect(rows).toHaveLength(sent);
      return { sent, longestAbsence: Math.max(0, ...readers.flatMap(({ absences }) => absences)) };
    },
    close: () => {
      for (const reader of readers) reader.close();
    },
  };
}
