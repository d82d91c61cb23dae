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
import { createListeners, type OpenListener } from './listeners.ts';
import {
  countUnread,
  findListeners,
  findOpenAlarms,
  markSeen,
  type Seen,
} from './open-notification-repository.ts';
import { type SocketTiming, sendMissing, startSocketTicks } from './socket-checks.ts';
import { createSoundNews, type SoundNews } from './sound-news.ts';
import { createUnreadCounts, type UnreadCounts } from './unread-counts.ts';

/** Sockets of one person on this process, and how often one of them may say something new of its alarms. */
const limits = { sockets: 10, sayings: 200 };

export interface AlarmSocketServices {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly log: Logger;
  readonly identify: (socket: Socket) => Promise<SessionIdentity | null>;
  readonly isSessionAlive: SessionChecker;
  /** `BENCH=1`: neither limit. */
  readonly isUnlimited: boolean;
  readonly timing: SocketTiming;
}

export interface AlarmSockets {
  /** For pages that change somebody's inbox. */
  readonly inboxNews: Pick<UnreadCounts, 'changed'>;
  readonly soundNews: SoundNews;
  /** Stops what is done by the clock. */
  stop(): void;
}

const isHeld = (error: unknown) => isSerialisationFailure(error) || isLockTimeout(error);

/** Opens the `/alarms` namespace (contract.md). */
export function alarmSockets(io: Server, services: AlarmSocketServices): AlarmSockets {
  const { pool, clock, log, isUnlimited } = services;
  const namespace = io.of(alarmsNamespace);
  const listeners = createListeners();
  const admitted = new WeakMap<Socket, { listener: OpenListener; sound: boolean }>();
  const findListener = createBatch((userIds: number[]) => findListeners(pool, userIds));
  const findUnread = createBatch((userIds: number[]) => countUnread(pool, userIds));
  const findOpen = createBatch((userIds: number[]) => findOpenAlarms(pool, userIds, { settled: false }));
  const unread = createUnreadCounts(namespace, { listeners, countUnread: findUnread, log });
  const noteSeen = createBatch(async (seen: Seen[]) => {
    // A worker holds the rows while it pushes them, and `received` is said once: it outwaits the worker.
    const changed = await retryOnConflict(() => markSeen(pool, seen), undefined, isHeld);
    for (const userId of changed) unread.changed(userId);
    return seen.map(() => true);
  });

  /** @returns why the connection is refused; null: it was let in */
  const admit = async (socket: Socket): Promise<'unauthenticated' | 'too_many_connections' | null> => {
    const identity = await services.identify(socket);
    if (!identity || isSessionOver(identity, clock.now())) return 'unauthenticated';
    const { userId, sessionId, epoch } = identity;
    const known = await findListener(userId);
    if (known?.sessionEpoch !== epoch) return 'unauthenticated';
    if (!isUnlimited && listeners.of(userId).size >= limits.sockets) return 'too_many_connections';
    const listener: OpenListener = { socket, userId, sessionId, epoch, heard: new Set() };
    admitted.set(socket, { listener, sound: known.sound });
    // Counted from now on: many may ask at once. Who went away meanwhile never connects, and never disconnects.
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
    const { userId, sessionId, heard } = listener;
    const said = new Set<string>();
    let sayings = 0;
    socket.on('disconnect', () => listeners.remove(listener));
    socket.onAnyOutgoing((event: string, alarm?: { id?: string }) => {
      if (event === 'alarm' && alarm?.id !== undefined) heard.add(alarm.id);
    });
    void socket.join([userRoom(userId), sessionRoom(sessionId)]);

    onEvent(socket, 'alarm:seen', {
      schema: SeenInput,
      handle: async ({ id: announcement, stage }) => {
        const what = `${announcementId(announcement)} ${stage}`;
        if (said.has(what)) return { ok: true };
        if (!isUnlimited && sayings >= limits.sayings) return { ok: false, code: 'rate_limited' };
        sayings += 1;
        await noteSeen({ userId, announcement, isOpened: stage === 'opened' });
        said.add(what);
        return { ok: true };
      },
      log,
    });

    socket.emit('preferences', { sound });
    // Read after the rooms were joined: what is pushed from now on comes by itself.
    Promise.all([findOpen(userId), findUnread(userId)]).then(
      ([open, count]) => {
        sendMissing(listener, open);
        socket.emit('unread', { count });
      },
      (err) => log.warn({ err }, 'open alarms could not be read'),
    );
  });

  const stopTicks = startSocketTicks({ ...services, listeners });
  return {
    inboxNews: unread,
    soundNews: createSoundNews(namespace),
    stop: () => {
      stopTicks();
      unread.stop();
    },
  };
}

/** An error whose `data` reaches the client in `connect_error`. */
const refusal = (code: string) => Object.assign(new Error(code), { data: { code } });
