import type pg from 'pg';
import type { Namespace } from 'socket.io';
import type { Clock } from '../platform/clock.ts';
import type { SessionChecker } from '../platform/http/session-reader.ts';
import type { Logger } from '../platform/log.ts';
import { repeat } from '../platform/realtime/repeat.ts';
import { meetingRoom } from '../platform/realtime/rooms.ts';
import type { Connections } from './connections.ts';
import type { Presence } from './presence.ts';
import type { SystemLine } from './protocol.ts';
import { findEntries, findRoomStates } from './repository.ts';
import type { RoomLists } from './room-lists.ts';

/** Milliseconds between two looks. */
export interface TickTiming {
  /** At the rooms' states in PostgreSQL: who ended or was cancelled is closed within this. */
  readonly state: number;
  /** The `head` beacon. */
  readonly beacon: number;
  /** At every connection's session and membership, for what no announcement told. */
  readonly recheck: number;
}

export const tickTiming: TickTiming = { state: 1_000, beacon: 10_000, recheck: 15_000 };

export interface TickServices {
  readonly namespace: Namespace;
  readonly pool: pg.Pool;
  readonly presence: Presence;
  readonly connections: Connections;
  readonly lists: RoomLists;
  readonly isSessionAlive: SessionChecker;
  readonly clock: Clock;
  readonly log: Logger;
  readonly timing: TickTiming;
}

/** Starts what a process does for its own rooms by the clock, whatever announcements were lost. @returns the stop. */
export function startRoomTicks(services: TickServices): () => void {
  const { presence, timing } = services;
  const stops = [
    repeat(timing.state, () => closeFinishedRooms(services), services.log),
    repeat(timing.beacon, () => sendHeads(services), services.log),
    repeat(timing.recheck, () => expelStrangers(services), services.log),
    repeat(presence.timing.renewEvery, () => renewPresence(services), services.log),
    repeat(presence.timing.sweepEvery, () => sweepPresence(services), services.log),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

async function closeFinishedRooms({ namespace, pool, connections, clock }: TickServices) {
  const meetingIds = connections.meetingIds();
  if (meetingIds.length === 0) return;
  const states = new Map((await findRoomStates(pool, meetingIds)).map((state) => [state.meetingId, state]));
  for (const meetingId of meetingIds) {
    const state = states.get(meetingId);
    if (state && !state.isCancelled && !state.hasEnded) continue;
    const kind = state?.hasEnded && !state.isCancelled ? 'meeting_ended' : 'meeting_cancelled';
    closeRoom(namespace, meetingId, { kind, userId: '', nickname: '', at: clock.now().toISOString() });
  }
}

/** Says why to this process's sockets in the room, and lets them go. */
function closeRoom(namespace: Namespace, meetingId: number, line: SystemLine): void {
  const room = namespace.local.in(meetingRoom(meetingId));
  room.emit('system', line);
  room.disconnectSockets();
}

/** The number of the last message, from PostgreSQL and not through Redis: a socket that missed an announcement sees that it is behind. */
async function sendHeads({ namespace, pool, connections }: TickServices) {
  const meetingIds = connections.meetingIds();
  if (meetingIds.length === 0) return;
  for (const { meetingId, lastSeq } of await findRoomStates(pool, meetingIds)) {
    namespace.local.to(meetingRoom(meetingId)).emit('head', { seq: lastSeq });
  }
}

/** Lets go who logged out, left or was removed without this process hearing of it. */
async function expelStrangers({ pool, connections, isSessionAlive, clock }: TickServices) {
  const all = connections.all();
  if (all.length === 0) return;
  const entries = await findEntries(
    pool,
    all.map(({ connection }) => connection),
  );
  const alive = await isSessionAlive(all.map(({ sessionId }) => sessionId)).catch(() => null);
  all.forEach(({ socket, connection, epoch }, i) => {
    const entry = entries[i];
    const isLoggedOut = entry?.user?.sessionEpoch !== epoch || alive?.[i] === false;
    if (!isLoggedOut && entry?.isMember) return;
    if (!isLoggedOut) {
      const nickname = entry?.user?.nickname ?? '';
      socket.emit('system', {
        kind: 'removed',
        userId: String(connection.userId),
        nickname,
        at: clock.now().toISOString(),
      });
    }
    socket.disconnect();
  });
}

const seenVersions = new WeakMap<Connections, Map<number, string>>();

async function renewPresence({ presence, connections, lists }: TickServices) {
  await presence.renew(connections.all().map(({ connection }) => connection));
  const meetingIds = connections.meetingIds();
  const versions = await presence.versions(meetingIds);
  const seen = seenVersions.get(connections) ?? new Map<number, string>();
  const now = new Map(meetingIds.map((id, i) => [id, versions[i] ?? '0']));
  // A change that another process announced and this one did not hear of; in a new room there may have been one before the first look.
  for (const [id, version] of now) if (seen.get(id) !== version) lists.changed(id);
  seenVersions.set(connections, now);
}

async function sweepPresence({ presence, lists, clock }: TickServices) {
  const at = clock.now().toISOString();
  for (const { meetingId, userId } of await presence.sweep()) {
    lists.changed(meetingId, { kind: 'left', userId, at });
  }
}
