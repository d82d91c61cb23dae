import type pg from 'pg';
import type { Namespace } from 'socket.io';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { participantsSource } from '../../src/chat/participants.ts';
import type { Presence } from '../../src/chat/presence.ts';
import { createRoomLists, type RoomLists } from '../../src/chat/room-lists.ts';
import { createLogger } from '../../src/platform/log.ts';

const meetingId = 7;

/** Queries to PostgreSQL, which the test answers. */
let queries: { answer(nicknames: readonly string[]): void; fail(): void }[];
/** Emitted events: the room, the name, and the nicknames or the kind. */
let emitted: unknown[][];
let lists: RoomLists;

beforeEach(() => {
  vi.useFakeTimers();
  queries = [];
  emitted = [];
  const pool = {
    query: () =>
      new Promise((resolve, reject) => {
        queries.push({
          answer: (nicknames) =>
            resolve({
              rows: nicknames.map((nickname, i) => ({ userId: i + 1, nickname, isLeader: i === 0 })),
            }),
          fail: () => reject(new Error('the database is away')),
        });
      }),
  };
  const emitTo = (to: string | string[]) => ({
    emit: (event: string, what: { nickname: string }[] | { kind: string }) =>
      emitted.push([to, event, Array.isArray(what) ? what.map(({ nickname }) => nickname) : what.kind]),
  });
  const namespace = {
    adapter: { rooms: new Map([[`meeting:${meetingId}`, new Set()]]), on: () => undefined },
    on: () => undefined,
    local: { to: emitTo },
    serverSideEmit: () => true,
  };
  lists = createRoomLists(namespace as unknown as Namespace, {
    source: participantsSource({
      pool: pool as unknown as pg.Pool,
      presence: { online: async () => new Set([1]) } as unknown as Presence,
    }),
    log: createLogger({ level: 'silent', name: 'test' }),
  });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const room = `meeting:${meetingId}`;

test('a list that could not be read is sent later, to newcomers too, with its notices', async () => {
  lists.welcome(meetingId, 'new');
  lists.changed(meetingId, { kind: 'joined', userId: 2, at: '2026-11-25T20:00:00.000Z' });
  await pass(20);
  queries[0]?.fail();
  await pass(250);
  queries[1]?.fail();
  await pass(1_000);
  expect(emitted).toEqual([]);
  await pass(1_300);
  queries[2]?.answer(['가', '나']);
  await pass(0);
  queries[3]?.answer(['가', '나']);
  await pass(0);
  expect(emitted).toEqual([
    [['new'], 'participants', ['가', '나']],
    [room, 'participants', ['가', '나']],
    [room, 'system', 'joined'],
  ]);
  await pass(60_000);
  expect(queries).toHaveLength(4);
});

test('lists are read one at a time, so an older one is never sent after a newer one', async () => {
  lists.changed(meetingId);
  await pass(240);
  lists.welcome(meetingId, 'new');
  await pass(300);
  expect(queries).toHaveLength(1);
  lists.changed(meetingId, { kind: 'joined', userId: 2, at: '2026-11-25T20:00:00.000Z' });
  queries[0]?.answer(['가']);
  await pass(300);
  expect(queries).toHaveLength(2);
  queries[1]?.answer(['가', '나']);
  await pass(300);
  queries[2]?.answer(['가', '나']);
  await pass(0);
  expect(emitted).toEqual([
    [room, 'participants', ['가']],
    [['new'], 'participants', ['가', '나']],
    [room, 'participants', ['가', '나']],
    [room, 'system', 'joined'],
  ]);
});
