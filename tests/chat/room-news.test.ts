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
  'who %s is let go and off the list, whatever else fails',
  async (what) => {
    const done: string[] = [];
    const room = (name: string) => ({
      emit: () => done.push(`told ${name}`),
      disconnectSockets: () => done.push(`let go ${name}`),
    });
    const news = createRoomNews({
      namespace: { to: room, in: room, serverSideEmit: () => true } as unknown as Namespace,
      pool: { query: fails } as unknown as pg.Pool,
      presence: { evict: fails } as unknown as Presence,
      lists: { changed: (id: number) => done.push(`list of ${id}`) } as unknown as RoomLists,
      clock: { now: () => new Date(0) },
    });
    await expect(news[what](7, 3)).rejects.toThrow('it is away');
    expect(done).toEqual(['let go member:7:3', 'list of 7']);
  },
);
