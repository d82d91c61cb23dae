import type { Namespace } from 'socket.io';
import type { Logger } from '../platform/log.ts';
import { userRoom } from '../platform/realtime/rooms.ts';
import { inboxChangedEvent } from './alarm-emitter.ts';
import type { Listeners } from './listeners.ts';

/** Inboxes that change within this time are counted together. */
const collectMs = 50;

export interface UnreadCounts {
  /** Sends the new counts to the sockets of these people, on all processes. */
  changed(...userIds: readonly number[]): void;
  stop(): void;
}

/**
 * Sends unread counts. Each process counts for its own sockets: the worker only announces whose
 * inboxes changed, once per scan.
 */
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
      () => count().catch((err) => log.warn({ err }, 'unread notifications could not be counted')),
      collectMs,
    );
  };

  namespace.on(inboxChangedEvent, (userIds: unknown) => {
    if (Array.isArray(userIds)) countSoon(userIds.filter((id) => Number.isInteger(id)));
  });
  return {
    changed: (...userIds) => {
      if (userIds.length === 0) return;
      countSoon(userIds);
      namespace.serverSideEmit(inboxChangedEvent, userIds);
    },
    stop: () => clearTimeout(timer),
  };
}
