import type { Server, Socket } from 'socket.io';
import type { SessionChecker } from '../platform/http/session-reader.ts';
import { createBatch } from '../platform/realtime/batch.ts';
import { sessionRoom, userRoom } from '../platform/realtime/rooms.ts';
import { createReportHandler } from './accept-reports.ts';
import { type AdmissionServices, createAdmission } from './admit.ts';
import { alarmsNamespace } from './alarm-emitter.ts';
import { createListeners, type OpenListener } from './listeners.ts';
import { countUnread, findOpenNotifications } from './notification-open-repository.ts';
import { createPageNews, type PageNews } from './page-news.ts';
import { type AlarmSocketTiming, sendMissing, startSocketChecks } from './socket-checks.ts';
import { createSoundNews, type SoundNews } from './sound-news.ts';
import { createTalkSignals, type TalkServices, type TalkSignals } from './talk-signals.ts';
import { createUnreadCounts, type UnreadCounts } from './unread-counts.ts';

export interface AlarmSocketServices extends AdmissionServices, TalkServices {
  readonly isSessionAlive: SessionChecker;
  readonly timing: AlarmSocketTiming;
  /** Learns of each socket of a person, once it is in her room. */
  readonly onListening: (socket: Socket, userId: number) => void;
}

export interface AlarmSockets {
  /** For routes that change an inbox. */
  readonly inboxNews: Pick<UnreadCounts, 'changed'>;
  readonly soundNews: SoundNews;
  readonly pageNews: PageNews;
  /** For the chat, which stores messages. */
  readonly talkSignals: TalkSignals;
  /** Stops the timers. */
  stop(): void;
}

/** Opens the `/alarms` namespace. */
export function alarmSockets(io: Server, services: AlarmSocketServices): AlarmSockets {
  const { pool, log, onListening } = services;
  const namespace = io.of(alarmsNamespace);
  const listeners = createListeners();
  const admitted = new WeakMap<Socket, { listener: OpenListener; sound: boolean }>();
  const admit = createAdmission(listeners, services);
  const findUnread = createBatch((userIds: number[]) => countUnread(pool, userIds));
  const findOpen = createBatch((userIds: number[]) =>
    findOpenNotifications(pool, userIds, { settled: false }),
  );
  const unread = createUnreadCounts(namespace, { listeners, countUnread: findUnread, log });
  const acceptReports = createReportHandler({ ...services, unread });

  namespace.use((socket, next) => {
    admit(socket).then(
      (admission) => {
        if (admission.ok) admitted.set(socket, admission);
        next(admission.ok ? undefined : refusal(admission.code));
      },
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
    socket.on('disconnect', () => listeners.remove(listener));
    socket.onAnyOutgoing((event: string, alarm?: { id?: string }) => {
      if (event === 'alarm' && alarm?.id !== undefined) sentIds.add(alarm.id);
    });
    void socket.join([userRoom(userId), sessionRoom(sessionId)]);
    acceptReports(listener);
    onListening(socket, userId);
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
    pageNews: createPageNews(namespace),
    talkSignals: createTalkSignals(namespace, services),
    stop: () => {
      stopChecks();
      unread.stop();
    },
  };
}

/** An error whose `data` reaches the client in `connect_error`. */
const refusal = (code: string) => Object.assign(new Error(code), { data: { code } });
