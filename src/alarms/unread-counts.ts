import type { Namespace } from 'socket.io';
import type { Logger } from '../platform/log.ts';
import { userRoom } from '../platform/realtime/rooms.ts';
import { inboxChangedEvent } from './alarm-emitter.ts';
import type { Listeners } from './listeners.ts';

/** Milliseconds in which inboxes that change are counted together. */
const pause = 50;

export interface UnreadCounts {
  /** Says the new count to this person's sockets, on all processes. */
  changed(userId: number): void;
  stop(): void;
}

/** Tells sockets how many alarms are unread, each process its own: the worker only says whose inboxes changed, once for all of a tick. */
export function createUnreadCounts(
  namespace: Namespace,
  services: { listeners: Listeners; countUnread: (userId: number) => Promise<number>; log: Logger },
): UnreadCounts {
  const { listeners, countUnread, log } = services;
  const uncounted = new Set<number>();
  let timer: NodeJS.Timeout | undefined;

  const count = async () => {
    timer = undefined;
    const userIds = [...uncounted];
    uncounted.clear();
    const counts = await Promise.all(userIds.map((userId) => countUnread(userId)));
    userIds.forEach((userId, i) => {
      namespace.local.to(userRoom(userId)).emit('unread', { count: counts[i] });
    });
  };
  const countSoon = (userIds: readonly number[]) => {
    for (const userId of userIds) if (listeners.of(userId).size > 0) uncounted.add(userId);
    if (uncounted.size === 0) return;
    timer ??= setTimeout(
      () => count().catch((err) => log.warn({ err }, 'unread alarms could not be counted')),
      pause,
    );
  };

  namespace.on(inboxChangedEvent, (userIds: unknown) => {
    if (Array.isArray(userIds)) countSoon(userIds.filter((id) => Number.isInteger(id)));
  });
  return {
    changed: (userId) => {
      countSoon([userId]);
      namespace.serverSideEmit(inboxChangedEvent, [userId]);
    },
    stop: () => clearTimeout(timer),
  };
}
