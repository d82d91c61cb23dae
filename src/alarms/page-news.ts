import type { Namespace } from 'socket.io';
import type { Logger } from '../platform/log.ts';
import { userRoom } from '../platform/realtime/rooms.ts';
import type { Redis } from '../platform/redis.ts';
import { createSender } from './alarm-emitter.ts';

/** Tells open pages that a page changed; a page that shows it asks again. A hint, not stored. */
export interface PageNews {
  /** @param path a path of this site */
  changed(path: string, userIds: readonly number[]): void;
}

export const createPageNews = (namespace: Namespace): PageNews => ({
  changed: (path, userIds) => {
    // An emit without rooms would reach everybody.
    if (userIds.length > 0) namespace.to(userIds.map(userRoom)).emit('page', { path });
  },
});

/** Does the same from a process without sockets. Without Redis the next load of the page counts. */
export function createPageEmitter(
  { redis, log }: { readonly redis: Pick<Redis, 'publish'>; readonly log: Logger },
  channelPrefix: string,
): PageNews {
  const send = createSender(redis, channelPrefix);
  return {
    changed: (path, userIds) => {
      if (userIds.length === 0) return;
      send((emitter) => emitter.to(userIds.map(userRoom)).emit('page', { path })).catch((err) =>
        log.warn({ err, path }, 'open pages were not told of a change'),
      );
    },
  };
}
