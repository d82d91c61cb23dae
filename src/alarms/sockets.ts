import type pg from 'pg';
import type { Server, Socket } from 'socket.io';
import type { Clock } from '../platform/clock.ts';
import { isLockTimeout, isSerialisationFailure } from '../platform/db.ts';
import { isSessionOver } from '../platform/http/session-lifetime.ts';
import type { SessionChecker, SessionIdentity } from '../platform/http/session-reader.ts';
import type { Logger } from '../platform/log.ts';
import { createBatch } from '../platform/realtime/batch.ts';
import { onEvent } from '../platform/realtime/on-event.ts';
import { sessionRoom, userRoom } from '../platform/realtime/rooms.ts';
import { retryOnConflict } from '../platform/transaction.ts';
import { announcementId } from './alarm.ts';
import { alarmsNamespace } from './alarm-emitter.ts';
import { SeenInput } from './input.ts';
import { findListeners } from './listener-repository.ts';
import { createListeners, type OpenListener } from './listeners.ts';
import {
  type Acknowledgement,
  acknowledge,
  countUnread,
  findOpenNotifications,
} from './open-notification-repository.ts';
import { type SocketTiming, sendMissing, startSocketChecks } from './socket-checks.ts';
import type { SocketLimits } from './socket-limits.ts';
import { createSoundNews, type SoundNews } from './sound-news.ts';
import { createUnreadCounts, type UnreadCounts } from './unread-counts.ts';

export interface AlarmSocketServices {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly log: Logger;
  readonly identify: (socket: Socket) => Promise<SessionIdentity | null>;
  readonly isSessionAlive: SessionChecker;
  readonly limits: SocketLimits;
  readonly timing: SocketTiming;
}

export interface AlarmSockets {
  /** For routes that change an inbox. */
  readonly inboxNews: Pick<UnreadCounts, 'changed'>;
  readonly soundNews: SoundNews;
  /** Stops the timers. */
  stop(): void;
}

const isLocked = (error: unknown) => isSerialisationFailure(error) || isLockTimeout(error);

/** Opens the `/alarms` namespace. */
export function alarmSockets(io: Server, services: AlarmSocketServices): AlarmSockets {
  const { pool, clock, log, limits } = services;
  const namespace = io.of(alarmsNamespace);
  const listeners = createListeners();
  const admitted = new WeakMap<Socket, { listener: OpenListener; sound: boolean }>();
  const findListener = createBatch((userIds: number[]) => findListeners(pool, userIds));
  const findUnread = createBatch((userIds: number[]) => countUnread(pool, userIds));
  const findOpen = createBatch((userIds: number[]) =>
    findOpenNotifications(pool, userIds, { settled: false }),
  );
  const unread = createUnreadCounts(namespace, { listeners, countUnread: findUnread, log });
  const saveSeen = createBatch(async (seen: Acknowledgement[]) => {
    // A worker locks the rows while it pushes them. A page reports `received` once, so retry until
    // the worker has finished.
    const changed = await retryOnConflict(() => acknowledge(pool, seen), undefined, isLocked);
    for (const userId of changed) unread.changed(userId);
    return seen.map(() => true);
  });

  /** @returns why the connection is refused; null when it is admitted */
  const admit = async (socket: Socket): Promise<'unauthenticated' | 'too_many_connections' | null> => {
    const identity = await services.identify(socket);
    if (!identity || isSessionOver(identity, clock.now())) return 'unauthenticated';
    const { userId, sessionId, epoch } = identity;
    const known = await findListener(userId);
    if (known?.sessionEpoch !== epoch) return 'unauthenticated';
    if (listeners.of(userId).size >= limits.socketsPerPerson) return 'too_many_connections';
    const listener: OpenListener = { socket, userId, sessionId, epoch, sentIds: new Set() };
    admitted.set(socket, { listener, sound: known.sound });
    // Count the socket now: many handshakes may run at once. If the socket closed during the
    // handshake, Socket.IO fires neither `connection` nor `disconnect`, so remove it here.
    listeners.add(listener);
    setImmediate(() => {
      if (!socket.connected) listeners.remove(listener);
    });
    return null;
  };

  namespace.use((socket, next) => {
    admit(socket).then(
      (refused) => next(refused ? refusal(refused) : undefined),
      (err) => {
        log.warn({ err }, 'an alarms handshake failed');
        next(refusal('unavailable'));
      },
    );
  });

  namespace.on('connection', (socket) => {
    const known = admitted.get(socket);
    if (!known) {
      socket.disconnect();
      return;
    }
    const { listener, sound } = known;
    const { userId, sessionId, sentIds } = listener;
    const reported = new Set<string>();
    let reports = 0;
    socket.on('disconnect', () => listeners.remove(listener));
    socket.onAnyOutgoing((event: string, alarm?: { id?: string }) => {
      if (event === 'alarm' && alarm?.id !== undefined) sentIds.add(alarm.id);
    });
    void socket.join([userRoom(userId), sessionRoom(sessionId)]);

    onEvent(socket, 'alarm:seen', {
      schema: SeenInput,
      handle: async ({ id: announcement, stage }) => {
        const report = `${announcementId(announcement)} ${stage}`;
        if (reported.has(report)) return { ok: true };
        if (reports >= limits.reportsPerSocket) return { ok: false, code: 'rate_limited' };
        reports += 1;
        await saveSeen({ userId, announcement, isOpened: stage === 'opened' });
        reported.add(report);
        return { ok: true };
      },
      log,
    });

    socket.emit('preferences', { sound });
    // Read after joining the rooms: alarms pushed from now on arrive through Redis.
    Promise.all([findOpen(userId), findUnread(userId)]).then(
      ([open, count]) => {
        sendMissing(listener, open);
        socket.emit('unread', { count });
      },
      (err) => log.warn({ err }, 'open notifications could not be read'),
    );
  });

  const stopChecks = startSocketChecks({ ...services, listeners });
  return {
    inboxNews: unread,
    soundNews: createSoundNews(namespace),
    stop: () => {
      stopChecks();
      unread.stop();
    },
  };
}

/** An error whose `data` reaches the client in `connect_error`. */
const refusal = (code: string) => Object.assign(new Error(code), { data: { code } });
