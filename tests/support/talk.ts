import { expect } from 'vitest';
import { createMeeting } from './meetings.ts';
import { createPerson, type TestPerson } from './people.ts';
import { openReader, type Reader, type ReaderOptions } from './reader.ts';
import type { TestStack } from './stack.ts';
import { factsOf, readStoredLog } from './stored-log.ts';

interface TalkFigures {
  readonly sent: number;
  /** Deleted messages, and reactions to the others. */
  readonly deleted: number;
  readonly reactions: number;
  readonly longestAbsence: number;
}

export interface Talk {
  readonly meetingId: number;
  readonly people: readonly TestPerson[];
  readonly readers: readonly Reader[];
  /** How much of what was said is not known to be stored yet, and changes without an answer. */
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
  settle(gone?: readonly Reader[]): Promise<TalkFigures>;
  close(): void;
}

/** A meeting with people in its room, through these addresses by turns. */
export async function startTalk(
  stack: TestStack,
  options: Pick<ReaderOptions, 'origin' | 'ca' | 'haste' | 'misses' | 'isLate'> & {
    readonly urls: readonly string[];
    readonly people: number;
    readonly cookieName?: string;
  },
): Promise<Talk> {
  const { urls, cookieName = 'sid', people: size, ...rest } = options;
  const people = await Promise.all(Array.from({ length: size }, () => createPerson(stack)));
  const [leader, ...members] = people as [TestPerson, ...TestPerson[]];
  const meetingId = await createMeeting(stack, leader, members);
  const readers = people.map(({ cookie, id }, i) =>
    openReader({
      ...rest,
      url: urls[i % urls.length] ?? '',
      cookie: cookie.replace(/^sid=/, `${cookieName}=`),
      userId: String(id),
      meetingId,
    }),
  );
  const sum = (count: (reader: Reader) => number) => readers.reduce((all, one) => all + count(one), 0);
  return {
    meetingId,
    people,
    readers,
    get owed() {
      return sum(({ owed, changes }) => owed + changes.underway);
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
      await expect
        .poll(() => present.filter(({ owed, changes }) => owed + changes.underway > 0), { timeout: 60_000 })
        .toEqual([]);
      const stored = await readStoredLog(stack, meetingId);
      expect(readers.flatMap(({ faults }) => faults)).toEqual([]);
      // One head beacon, at most, later everybody has everything.
      const screens = present.map(({ userId }) => stored.shownTo(userId));
      await expect
        .poll(() => present.map(({ shown }) => shown.map(factsOf)), { timeout: 30_000 })
        .toEqual(screens);
      for (const { shown, log } of present) expect(log).toEqual(shown);
      expect(stored.seqs).toEqual(stored.seqs.map((_, i) => i + 1));
      for (const { acked, faults, changes, userId } of readers) {
        expect(faults).toEqual([]);
        for (const [clientId, seq] of acked) expect(stored.seqOf(clientId)).toBe(seq);
        for (const [key, isOn] of changes.given)
          if (isOn !== null && stored.hasText(key))
            expect([key, stored.hasReaction(userId, key)]).toEqual([key, isOn]);
      }
      const sent = sum(({ acked }) => acked.size);
      if (gone.length === 0) expect(stored.seqs).toHaveLength(sent);
      const { deleted, reactions } = stored;
      return {
        sent,
        deleted,
        reactions,
        longestAbsence: Math.max(0, ...readers.flatMap(({ absences }) => absences)),
      };
    },
    close: () => {
      for (const reader of readers) reader.close();
    },
  };
}
