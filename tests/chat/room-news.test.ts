import type pg from 'pg';
import type { Namespace } from 'socket.io';
import { expect, test } from 'vitest';
import type { Presence } from '../../src/chat/presence.ts';
import type { RoomLists } from '../../src/chat/room-lists.ts';
import { createRoomNews } from '../../src/chat/room-news.ts';

const fails = async () => {
  throw new Error('it is away');
};

test.each(['left', 'removed'] as const)(
  'the sockets of a member who %s are closed and the list is sent, also when PostgreSQL and Redis fail',
  async (what) => {
    const done: string[] = [];
    const room = (name: string) => ({
      emit: () => done.push(`told ${name}`),
      disconnectSockets: () => done.push(`closed ${name}`),
    });
    const news = createRoomNews({
      namespace: { to: room, in: room, serverSideEmit: () => true } as unknown as Namespace,
      pool: { query: fails } as unknown as pg.Pool,
      presence: { evict: fails } as unknown as Presence,
      lists: { changed: (id: number) => done.push(`list of ${id}`) } as unknown as RoomLists,
      clock: { now: () => new Date(0) },
    });
    await expect(news[what](7, 3)).rejects.toThrow('it is away');
    expect(done).toEqual(['closed member:7:3', 'list of 7']);
  },
);
