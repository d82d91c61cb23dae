import type pg from 'pg';
import type { SessionChecker } from '../platform/http/session-reader.ts';
import type { Logger } from '../platform/log.ts';
import { repeat } from '../platform/realtime/repeat.ts';
import { alarmOf } from './alarm.ts';
import type { Listeners, OpenListener } from './listeners.ts';
import { findListeners, findOpenAlarms, type OpenAlarm } from './open-notification-repository.ts';

/** Milliseconds between two looks. */
export interface SocketTiming {
  /** At alarms that were pushed and did not come by here: what Redis announces can be lost. */
  readonly catchUp: number;
  /** At every socket's session and account. */
  readonly recheck: number;
}

export const socketTiming: SocketTiming = { catchUp: 10_000, recheck: 15_000 };

interface TickServices {
  readonly pool: pg.Pool;
  readonly listeners: Listeners;
  readonly isSessionAlive: SessionChecker;
  readonly log: Logger;
  readonly timing: SocketTiming;
}

/** Starts what a process does for its own sockets by the clock, whatever announcements were lost. @returns the stop */
export function startSocketTicks(services: TickServices): () => void {
  const { timing, log } = services;
  const stops = [
    repeat(timing.catchUp, () => catchUp(services), log),
    repeat(timing.recheck, () => expelStrangers(services), log),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Sends a socket those of its person's open alarms that did not go out to it yet. */
export function sendMissing({ socket, heard }: OpenListener, open: readonly OpenAlarm[]): void {
  for (const { announcement, meeting } of open) {
    const alarm = alarmOf(announcement, meeting);
    if (!heard.has(alarm.id)) socket.emit('alarm', alarm);
  }
}

async function catchUp({ pool, listeners }: TickServices) {
  const userIds = listeners.userIds();
  if (userIds.length === 0) return;
  const open = await findOpenAlarms(pool, userIds, { settled: true });
  userIds.forEach((userId, i) => {
    for (const listener of listeners.of(userId)) sendMissing(listener, open[i] ?? []);
  });
}

/** Lets go who logged out without this process hearing of it. */
async function expelStrangers({ pool, listeners, isSessionAlive }: TickServices) {
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
