import { expect } from 'vitest';
import { createMeeting } from './meetings.ts';
import { createPerson, type TestPerson } from './people.ts';
import { openReader, type Reader } from './reader.ts';
import type { TestStack } from './stack.ts';

export interface Talk {
  readonly meetingId: number;
  readonly people: readonly TestPerson[];
  readonly readers: readonly Reader[];
  /** Waits until all are in the room. */
  entered(): Promise<void>;
  /** Everybody says so much a second, from now on. @returns the stop */
  begin(perSecond: number): () => void;
  /** Waits for quiet, then holds what clients were told against the database. @returns figures for the record */
  settle(): Promise<{ sent: number; longestAbsence: number }>;
  close(): void;
}

/** A meeting with people in its room, through these addresses by turns. */
export async function startTalk(
  stack: TestStack,
  options: { urls: readonly string[]; origin: string; people: number; ca?: string; cookieName?: string },
): Promise<Talk> {
  const people = await Promise.all(Array.from({ length: options.people }, () => createPerson(stack)));
  const [leader, ...members] = people as [TestPerson, ...TestPerson[]];
  const meetingId = await createMeeting(stack, leader, members);
  const readers = people.map(({ cookie }, i) =>
    openReader({
      url: options.urls[i % options.urls.length] ?? '',
      origin: options.origin,
      cookie: cookie.replace(/^sid=/, `${options.cookieName ?? 'sid'}=`),
      meetingId,
      ...(options.ca === undefined ? {} : { ca: options.ca }),
    }),
  );
  return {
    meetingId,
    people,
    readers,
    entered: () =>
      expect
        .poll(() => readers.filter(({ isOpen }) => isOpen).length, { timeout: 30_000 })
        .toBe(people.length),
    begin: (perSecond) => {
      let count = 0;
      const timer = setInterval(() => {
        readers[count % readers.length]?.send(`말 ${count}`);
        count += 1;
      }, 1_000 / perSecond);
      return () => clearInterval(timer);
    },
    settle: async () => {
      await expect.poll(() => readers.reduce((sum, { owed }) => sum + owed, 0), { timeout: 60_000 }).toBe(0);
      const rows = await stack.db.message.findMany({ where: { meetingId }, orderBy: { seq: 'asc' } });
      const numbers = rows.map(({ seq }) => seq);
      // One head beacon, at most, later everybody has everything.
      await expect
        .poll(() => readers.map(({ held }) => held.size), { timeout: 30_000 })
        .toEqual(readers.map(() => rows.length));
      expect(numbers).toEqual(rows.map((_, i) => i + 1));
      const stored = new Map(rows.map(({ clientId, seq }) => [clientId, seq]));
      for (const { acked, held, faults } of readers) {
        expect(faults).toEqual([]);
        for (const [clientId, seq] of acked) expect(stored.get(clientId)).toBe(seq);
        expect([...held.keys()].sort((a, b) => a - b)).toEqual(numbers);
      }
      const sent = readers.reduce((sum, { acked }) => sum + acked.size, 0);
      expect(rows).toHaveLength(sent);
      return { sent, longestAbsence: Math.max(0, ...readers.flatMap(({ absences }) => absences)) };
    },
    close: () => {
      for (const reader of readers) reader.close();
    },
  };
}
