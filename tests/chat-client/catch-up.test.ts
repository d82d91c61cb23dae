import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCatchUp } from '../../public/js/chat/catch-up.js';
import { createMessageLog } from '../../public/js/chat/message-log.js';
import { after } from '../../public/js/chat/timers.js';
import type { Message } from '../../src/chat/index.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { message, messages, type SampleMessage, seqs } from './sample-messages.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Asked = { beforeSeq?: number; afterSeq?: number; afterRevision?: number; limit?: number };

/** A page as src/chat/read-history.ts returns it. */
function pageOf(table: readonly SampleMessage[], { afterSeq, beforeSeq, limit = 50 }: Asked) {
  if (afterSeq !== undefined) {
    const newer = table.filter((one) => one.seq > afterSeq);
    return { messages: newer.slice(0, limit), more: newer.length > limit };
  }
  const older = table.filter((one) => one.seq < (beforeSeq ?? Number.POSITIVE_INFINITY));
  return { messages: older.slice(-limit), more: older.length > limit };
}

/** A log that catches up from a table, with every request and the messages shown. */
function createReader(table: () => readonly SampleMessage[]) {
  const asked: Asked[] = [];
  const shown: number[] = [];
  const faults = { answers: 0, drawings: 0 };
  const log = createMessageLog();
  const catchUp = createCatchUp({
    log,
    after,
    ask: async (request: Asked) => {
      asked.push(request);
      if (faults.answers > 0) {
        faults.answers -= 1;
        return null;
      }
      return { ok: true as const, ...pageOf(table(), request) };
    },
    onAppended: (added) => {
      if (added.length > 0 && faults.drawings > 0) {
        faults.drawings -= 1;
        throw new Error('not drawn');
      }
      shown.push(...seqs(added));
    },
    onStarted: () => shown.splice(0, shown.length, ...seqs(log.messages)),
    onChanged: () => {},
  });
  return { log, catchUp, asked, shown, faults };
}

test('a gap is requested once, from the end of the log', async () => {
  const reader = createReader(() => messages(1, 9));
  await reader.catchUp.connected({ messages: messages(1, 3), more: false }, undefined);
  await Promise.all([reader.catchUp.receive(message(8)), reader.catchUp.receive(message(9))]);
  expect(reader.asked).toEqual([{ afterSeq: 3, limit: 200 }]);
  expect(reader.shown).toEqual(seqs(messages(1, 9)));
});

test('after a message that could not be drawn the next ones are still fetched', async () => {
  const reader = createReader(() => messages(1, 9));
  await reader.catchUp.connected({ messages: messages(1, 3), more: false }, undefined);
  reader.faults.drawings = 1;
  await expect(reader.catchUp.head({ seq: 5, revision: 0 })).rejects.toThrow('not drawn');
  await reader.catchUp.disconnected();
  await reader.catchUp.connected(pageOf(messages(1, 9), { afterSeq: 9 }), 9);
  await reader.catchUp.head({ seq: 9, revision: 0 });
  expect(reader.log.lastSeq).toBe(9);
});

test('several pages are fetched one after the other', async () => {
  const table = messages(1, 700);
  const reader = createReader(() => table);
  await reader.catchUp.connected({ messages: messages(1, 50), more: false }, undefined);
  reader.catchUp.disconnected();
  await reader.catchUp.connected(pageOf(table, { afterSeq: 49, limit: 200 }), 49);
  expect(reader.shown).toEqual(seqs(table));
  expect(reader.asked).toHaveLength(3);
});

test('a page that missed thousands gets the newest page, and the rest on scrolling up', async () => {
  const table = messages(1, 5_050);
  const reader = createReader(() => table);
  await reader.catchUp.connected({ messages: messages(1, 50), more: false }, undefined);
  reader.catchUp.disconnected();
  await reader.catchUp.connected(pageOf(table, { afterSeq: 49, limit: 200 }), 49);
  expect(reader.shown).toEqual(seqs(messages(4_851, 5_050)));
  expect(reader.log.hasOlder).toBe(true);
  expect(reader.asked.length).toBeLessThanOrEqual(6);
});

test('a request without an answer is repeated at growing intervals', async () => {
  const reader = createReader(() => messages(1, 9));
  await reader.catchUp.connected({ messages: messages(1, 3), more: false }, undefined);
  reader.faults.answers = 3;
  const catchingUp = reader.catchUp.head({ seq: 9, revision: 0 });
  await vi.advanceTimersByTimeAsync(999);
  expect(reader.asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(reader.asked).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(2_000 + 4_000);
  await catchingUp;
  expect(reader.asked).toHaveLength(4);
  expect(reader.log.lastSeq).toBe(9);
});

test('a new connection asks at once, without waiting for a retry of the old one', async () => {
  const reader = createReader(() => messages(1, 9));
  await reader.catchUp.connected({ messages: messages(1, 3), more: false }, undefined);
  reader.faults.answers = 4;
  void reader.catchUp.head({ seq: 9, revision: 0 });
  await vi.advanceTimersByTimeAsync(1_000 + 2_000 + 4_000);
  reader.catchUp.disconnected();
  await vi.advanceTimersByTimeAsync(0);
  await reader.catchUp.connected({ messages: messages(3, 5), more: true }, 2);
  expect(reader.log.lastSeq).toBe(9);
});

test('nothing is requested without a connection', async () => {
  const reader = createReader(() => messages(1, 9));
  await reader.catchUp.connected({ messages: messages(1, 3), more: false }, undefined);
  reader.catchUp.disconnected();
  await reader.catchUp.head({ seq: 9, revision: 0 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reader.asked).toEqual([]);
});

test('a page that is ahead of a restored database starts over', async () => {
  const reader = createReader(() => messages(1, 4));
  await reader.catchUp.connected({ messages: messages(1, 9), more: false }, undefined);
  await reader.catchUp.head({ seq: 4, revision: 0 });
  expect(reader.shown).toEqual([1, 2, 3, 4]);
});

const seeds = Array.from({ length: 40 }, (_, at) => at + 1);

test.each(seeds)(
  'after lost, doubled and late messages and a restored database the page equals the table (seed %i)',
  async (seed) => {
    const random = seededRandom(seed);
    const happens = (probability: number) => random() < probability;
    const upTo = (milliseconds: number) => Math.floor(random() * milliseconds);
    let table: SampleMessage[] = [];
    let generation = 0;
    const readers = [1, 2, 3].map(() => {
      const link = { isUp: false, connection: 0, isCalm: false };
      const log = createMessageLog();
      const over = (work: () => void) => {
        const { connection } = link;
        // One socket keeps its order; packets on their way are lost when it closes.
        setTimeout(() => link.isUp && link.connection === connection && work(), upTo(link.isCalm ? 5 : 400));
      };
      const catchUp = createCatchUp({
        log,
        after,
        ask: (request: Asked) =>
          new Promise((resolve) => {
            const answer = () => resolve({ ok: true, ...pageOf(table, request) });
            if (!link.isCalm && happens(0.15)) setTimeout(() => resolve(null), 5_000);
            else setTimeout(answer, upTo(300));
            const { connection } = link;
            setTimeout(() => link.connection !== connection && resolve(null), 4_000);
          }),
        onAppended: () => {},
        onStarted: () => {},
        onChanged: () => {},
      });
      return {
        log,
        link,
        hear(announced: SampleMessage) {
          if (!link.isCalm && happens(0.1)) return;
          const copies = !link.isCalm && happens(0.1) ? 2 : 1;
          for (let copy = 0; copy < copies; copy += 1) {
            over(() => void catchUp.receive(announced));
          }
        },
        beacon() {
          if (link.isUp) void catchUp.head({ seq: table.at(-1)?.seq ?? 0, revision: 0 });
        },
        connect() {
          if (link.isUp) return;
          link.isUp = true;
          link.connection += 1;
          catchUp.opened();
          const asked = log.resumeAfterSeq;
          this.beacon();
          const head = table.at(-1)?.seq ?? 0;
          const page = pageOf(
            table,
            asked !== undefined && asked <= head ? { afterSeq: asked, limit: 200 } : {},
          );
          void catchUp.connected(page, asked);
        },
        disconnect() {
          link.isUp = false;
          link.connection += 1;
          catchUp.disconnected();
        },
      };
    });

    const beacons = setInterval(() => {
      for (const reader of readers) reader.beacon();
    }, 10_000);
    for (const reader of readers) reader.connect();
    for (let step = 0; step < 300; step += 1) {
      const seq = (table.at(-1)?.seq ?? 0) + 1;
      const stored = message(seq, `${generation}-`);
      table = [...table, stored];
      for (const reader of readers) reader.hear(stored);
      for (const reader of readers) {
        if (happens(0.03)) reader.disconnect();
        else if (!reader.link.isUp && happens(0.1)) reader.connect();
      }
      if (happens(0.004)) {
        // An old dump is restored while nobody is connected.
        for (const reader of readers) reader.disconnect();
        table = table.slice(0, Math.floor(table.length * random()));
        generation += 1;
      }
      await vi.advanceTimersByTimeAsync(upTo(600));
    }
    for (const reader of readers) {
      reader.link.isCalm = true;
      reader.connect();
    }
    await vi.advanceTimersByTimeAsync(60_000);
    clearInterval(beacons);

    for (const { log } of readers) {
      const shown = log.messages.map(({ clientId }) => clientId);
      const tail = table.filter(({ seq }) => seq >= log.firstSeq).map(({ clientId }) => clientId);
      expect(shown).toEqual(tail);
      while (log.hasOlder) log.prepend(pageOf(table, { beforeSeq: log.firstSeq, limit: 50 }));
      expect(log.messages.map(({ clientId }) => clientId)).toEqual(table.map(({ clientId }) => clientId));
    }
  },
);

test.each(seeds)(
  'after lost, doubled and late deletions and restorations each page has the texts of the server (seed %i)',
  async (seed) => {
    const random = seededRandom(seed);
    const happens = (probability: number) => random() < probability;
    const upTo = (milliseconds: number) => Math.floor(random() * milliseconds);
    let table: Message[] = [];
    const changes: number[] = [];
    let isCalm = false;
    const pageOfTable = ({ afterRevision, limit = 50, ...asked }: Asked) => {
      if (afterRevision === undefined) return pageOf(table as SampleMessage[], { ...asked, limit });
      const seqs = changes.slice(afterRevision, afterRevision + limit);
      const more = changes.length > afterRevision + limit;
      return {
        messages: seqs.map((seq) => table[seq - 1] as Message),
        more,
        revision: more ? afterRevision + limit : Math.max(changes.length, afterRevision),
      };
    };
    const readers = [1, 2, 3, 4, 5].map(() => {
      const log = createMessageLog();
      const texts = new Map<number, string | undefined>();
      const show = (list: readonly { seq: number; body?: string }[]) => {
        for (const { seq, body } of list) texts.set(seq, body);
      };
      const catchUp = createCatchUp({
        log,
        after,
        // The server reads the table some time before the answer arrives.
        ask: (request: Asked) =>
          new Promise((resolve) => {
            const page = { ok: true as const, ...pageOfTable(request) };
            setTimeout(() => resolve(!isCalm && happens(0.15) ? null : page), upTo(400));
          }),
        onAppended: show,
        onStarted() {
          texts.clear();
          show(log.messages);
        },
        onChanged: (changed) => show(changed.filter(({ seq }) => texts.has(seq))),
      });
      const late = (work: () => void) => {
        if (!isCalm && happens(0.15)) return;
        for (let copy = happens(0.1) ? 2 : 1; copy > 0; copy -= 1) setTimeout(work, upTo(400));
      };
      const head = () => ({ seq: table.length, revision: changes.length });
      return { log, texts, catchUp, late, head, beacon: () => void catchUp.head(head()) };
    });
    for (const { catchUp, head } of readers) {
      void catchUp.head(head());
      void catchUp.connected(pageOfTable({}), undefined);
    }
    const beacons = setInterval(() => {
      for (const { late, beacon } of readers) late(beacon);
    }, 10_000);
    for (let step = 0; step < 400; step += 1) {
      const at = upTo(table.length);
      if (table[at]?.body !== undefined && happens(0.4)) {
        const { body: _, ...facts } = table[at];
        table = table.with(at, { ...facts, deleted: true });
        changes.push(at + 1);
        const change = { seq: at + 1, revision: changes.length, deleted: true as const };
        for (const { late, catchUp } of readers) late(() => void catchUp.changed(change));
      } else if (table[at]?.deleted && happens(0.4)) {
        const { deleted: _, hidden: __, ...facts } = table[at];
        table = table.with(at, { ...facts, body: `${at + 1}` });
        changes.push(at + 1);
        const change = { seq: at + 1, revision: changes.length };
        for (const { late, catchUp } of readers) late(() => void catchUp.changed(change));
      } else {
        const stored = message(table.length + 1);
        table = [...table, stored];
        for (const { late, catchUp } of readers) late(() => void catchUp.receive(stored));
      }
      await vi.advanceTimersByTimeAsync(upTo(300));
    }
    isCalm = true;
    await vi.advanceTimersByTimeAsync(60_000);
    clearInterval(beacons);
    expect(changes.length).toBeGreaterThan(50);
    for (const { log, texts } of readers) {
      expect([...texts.values()]).toEqual(table.slice(log.firstSeq - 1).map(({ body }) => body));
      while (log.hasOlder) log.prepend(pageOfTable({ beforeSeq: log.firstSeq, limit: 50 }));
      expect(log.messages).toEqual(table);
    }
  },
);

test('a first page that was read before a head of a restored table is not taken', async () => {
  const table = [{ ...message(1), deleted: true as const }];
  const reader = createReader(() => table as never);
  reader.catchUp.opened();
  await reader.catchUp.head({ seq: 1, revision: 0 });
  reader.catchUp.changed({ seq: 1, revision: 1, deleted: true });
  await reader.catchUp.head({ seq: 1, revision: 2 });
  await reader.catchUp.head({ seq: 1, revision: 1 });
  await reader.catchUp.connected({ messages: messages(1, 1), more: false }, undefined);
  expect(reader.log.messages).toEqual(table);
});
