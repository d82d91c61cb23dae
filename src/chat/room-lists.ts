import type pg from 'pg';
import type { Namespace } from 'socket.io';
import type { Logger } from '../platform/log.ts';
import { meetingRoom } from '../platform/realtime/rooms.ts';
import { listParticipants } from './participants.ts';
import type { Presence } from './presence.ts';
import type { Participant, SystemLine } from './protocol.ts';

/** A system line whose nickname is still to be looked up. */
export type PendingLine = Pick<SystemLine, 'kind' | 'at'> & { readonly userId: number };

interface List {
  /** Sockets that just connected and have no list yet. */
  newcomers: Set<string>;
  /** Lines that are said together with the list, oldest first. */
  lines: PendingLine[];
  /** Those of them that this process saw, and the others have still to be told of. */
  untold: PendingLine[];
  welcomeTimer: NodeJS.Timeout | undefined;
  changeTimer: NodeJS.Timeout | undefined;
  /** Ends with the work that began last: one list is read at a time, so that no older one goes out after a newer. */
  turn: Promise<void>;
  /** Who was here when Redis last said so. */
  online: ReadonlySet<number>;
}

/** Milliseconds: changes this close together go out as one list; newcomers this close together share one; a list that could not be read is tried again. */
const spacing = { change: 250, welcome: 20, retry: 2_000 };

export interface RoomLists {
  /** Sends this socket the list, at once. */
  welcome(meetingId: number, socketId: string): void;
  /** Sends everybody here the new list within 250 ms, and with it says a line to everybody everywhere. */
  changed(meetingId: number, line?: PendingLine): void;
  /** The same for what another process saw. */
  heard(meetingId: number, lines: readonly PendingLine[]): void;
  /** Forgets a room nobody here is in. */
  forget(meetingId: number): void;
}

/**
 * The participants lists of this process's rooms. A list per arrival would be quadratic, so a room's list goes out at most once in 250 ms,
 * serialised once for all. Each process tells its own sockets; what it missed shows in the version of the presence (see room-ticks.ts).
 */
export function createRoomLists(
  namespace: Namespace,
  services: { pool: pg.Pool; presence: Presence; log: Logger },
): RoomLists {
  const lists = new Map<number, List>();

  const listOf = (meetingId: number): List => {
    let list = lists.get(meetingId);
    if (!list) {
      list = {
        newcomers: new Set(),
        lines: [],
        untold: [],
        welcomeTimer: undefined,
        changeTimer: undefined,
        turn: Promise.resolve(),
        online: new Set(),
      };
      lists.set(meetingId, list);
    }
    return list;
  };

  const load = async (meetingId: number, list: List): Promise<Participant[]> => {
    const { participants, online } = await listParticipants(services, meetingId, list.online);
    list.online = online;
    return participants;
  };

  const welcomeNewcomers = async (meetingId: number, list: List) => {
    list.welcomeTimer = undefined;
    const newcomers = [...list.newcomers];
    const participants = await load(meetingId, list);
    // Serialised once for all of them: every socket is in a room of its own id.
    namespace.local.to(newcomers).emit('participants', participants);
    for (const id of newcomers) list.newcomers.delete(id);
  };

  const announceChange = async (meetingId: number, list: List) => {
    list.changeTimer = undefined;
    const untold = list.untold.splice(0);
    // One announcement for all of them: a line of its own for each of 500 arrivals would be 500.
    if (untold.length > 0) namespace.serverSideEmit('presence', meetingId, untold);
    // Who leaves an empty room is noticed too, by whichever process sweeps.
    if (!hasRoom(meetingId)) return void list.lines.splice(0);
    const { length } = list.lines;
    const participants = await load(meetingId, list);
    namespace.local.to(meetingRoom(meetingId)).emit('participants', participants);
    say(meetingId, participants, list.lines.splice(0, length));
  };

  const say = (meetingId: number, participants: Participant[], lines: PendingLine[]) => {
    const nicknames = new Map(participants.map((one) => [one.userId, one.nickname]));
    for (const { userId, ...line } of lines) {
      const nickname = nicknames.get(String(userId));
      // Who is no participant any more was removed or left for good, which was said already.
      if (nickname === undefined) continue;
      namespace.local
        .to(meetingRoom(meetingId))
        .emit('system', { ...line, userId: String(userId), nickname });
    }
  };

  const hasRoom = (meetingId: number) => namespace.adapter.rooms.has(meetingRoom(meetingId));
  const forget = (meetingId: number) => {
    const list = lists.get(meetingId);
    if (list && !list.changeTimer && !list.welcomeTimer) lists.delete(meetingId);
  };

  type Timer = 'changeTimer' | 'welcomeTimer';
  const works = { changeTimer: announceChange, welcomeTimer: welcomeNewcomers };
  const schedule = (meetingId: number, list: List, timer: Timer, milliseconds: number) => {
    list[timer] ??= setTimeout(() => {
      list.turn = list.turn.then(() => run(meetingId, list, timer));
    }, milliseconds);
  };

  /** What could not be done is kept for the next try. */
  const run = async (meetingId: number, list: List, timer: Timer) => {
    try {
      await works[timer](meetingId, list);
    } catch (err) {
      services.log.warn({ err }, 'participants list failed');
      if (hasRoom(meetingId)) schedule(meetingId, list, timer, spacing.retry);
    }
    if (!hasRoom(meetingId)) forget(meetingId);
  };

  return {
    welcome(meetingId, socketId) {
      const list = listOf(meetingId);
      list.newcomers.add(socketId);
      schedule(meetingId, list, 'welcomeTimer', spacing.welcome);
    },
    changed(meetingId, line) {
      const list = listOf(meetingId);
      if (line) {
        list.lines.push(line);
        list.untold.push(line);
      }
      schedule(meetingId, list, 'changeTimer', spacing.change);
    },
    heard(meetingId, lines) {
      const list = listOf(meetingId);
      list.lines.push(...lines);
      schedule(meetingId, list, 'changeTimer', spacing.change);
    },
    forget,
  };
}
