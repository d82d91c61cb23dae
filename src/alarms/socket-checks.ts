import type pg from 'pg';
import type { SessionChecker } from '../platform/http/session-reader.ts';
import type { Logger } from '../platform/log.ts';
import { repeat } from '../platform/realtime/repeat.ts';
import { alarmOf } from './alarm.ts';
import { findListeners } from './listener-repository.ts';
import type { Listeners, OpenListener } from './listeners.ts';
import type { MeetingAnnouncement } from './meeting-announcement.ts';
import { findOpenNotifications } from './notification-open-repository.ts';

export interface AlarmSocketTiming {
  /**
   * Between two searches for alarms that were pushed and did not arrive: Redis can lose a message.
   */
  readonly catchUpMs: number;
  /** Between two checks of every socket's session and account. */
  readonly recheckMs: number;
}

export const alarmSocketTiming: AlarmSocketTiming = { catchUpMs: 10_000, recheckMs: 15_000 };

interface CheckServices {
  readonly pool: pg.Pool;
  readonly listeners: Listeners;
  readonly isSessionAlive: SessionChecker;
  readonly log: Logger;
  readonly timing: AlarmSocketTiming;
}

/**
 * Starts the periodic checks of this process's sockets. They make up for lost messages.
 * @returns the function that stops
 */
export function startSocketChecks(services: CheckServices): () => void {
  const { timing, log } = services;
  const stops = [
    repeat(timing.catchUpMs, () => catchUp(services), log),
    repeat(timing.recheckMs, () => disconnectEndedSessions(services), log),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Sends a socket the open notifications that were not sent to it yet. */
export function sendMissing({ socket, sentIds }: OpenListener, open: readonly MeetingAnnouncement[]): void {
  for (const { announcement, meeting } of open) {
    const alarm = alarmOf(announcement, meeting);
    if (!sentIds.has(alarm.id)) socket.emit('alarm', alarm);
  }
}

async function catchUp({ pool, listeners }: CheckServices) {
  const userIds = listeners.userIds();
  if (userIds.length === 0) return;
  const open = await findOpenNotifications(pool, userIds, { settled: true });
  userIds.forEach((userId, i) => {
    for (const listener of listeners.of(userId)) sendMissing(listener, open[i] ?? []);
  });
}

/** Disconnects sockets whose session ended without a message to this process. */
async function disconnectEndedSessions({ pool, listeners, isSessionAlive }: CheckServices) {
  const all = listeners.all();
  if (all.length === 0) return;
  const known = await findListeners(
    pool,
    all.map(({ userId }) => userId),
  );
  const alive = await isSessionAlive(all.map(({ sessionId }) => sessionId)).catch(() => null);
  all.forEach(({ socket, epoch }, i) => {
    if (known[i]?.sessionEpoch !== epoch || alive?.[i] === false) socket.disconnect();
  });
}
