import type { Namespace } from 'socket.io';
import type { Logger } from '../platform/log.ts';
import { meetingRoom } from '../platform/realtime/rooms.ts';
import { createListTasks } from './list-tasks.ts';
import type { SystemNotice } from './protocol.ts';

/** A system notice without the nickname, which is read with the list. */
export type PendingNotice = Pick<SystemNotice, 'kind' | 'at'> & { readonly userId: number };

export interface PeopleList {
  readonly people: readonly { readonly userId: string; readonly nickname: string }[];
  readonly online: ReadonlySet<number>;
}

/** Reads and emits the list of people that a namespace shows. */
export interface ListSource {
  /** `lastKnown` are the people who were online when Redis last answered. */
  read(meetingId: number, lastKnown: ReadonlySet<number>): Promise<PeopleList>;
  emit(to: Pick<Namespace, 'emit'>, people: PeopleList['people']): void;
}

/** Changes within this time go out as one list. */
const changeDelayMs = 250;
/** Sockets that connect within this time share one list. */
const welcomeDelayMs = 20;

/** The list of one room on this process. */
export interface RoomList {
  /** Sends one socket the list. */
  welcome(socketId: string): void;
  /** Sends the room the list, then the notice. Other processes are sent the notice too. */
  changed(notice?: PendingNotice): void;
  /** Sends the room the list, then notices that came from another process. */
  received(notices: readonly PendingNotice[]): void;
  isWaiting(): boolean;
}

interface RoomListServices {
  readonly namespace: Namespace;
  readonly source: ListSource;
  readonly log: Logger;
  /** Called when nothing waits to be sent and the room is empty. */
  readonly onIdle: () => void;
}

/** Sends at most one list in 250 ms. A list that could not be read is read again later. */
export function createRoomList(meetingId: number, services: RoomListServices): RoomList {
  const { namespace, source } = services;
  const room = meetingRoom(meetingId);
  const newcomers = new Set<string>();
  const notices: PendingNotice[] = [];
  const notBroadcast: PendingNotice[] = [];
  let online: ReadonlySet<number> = new Set();
  const isOpen = () => namespace.adapter.rooms.has(room);
  const tasks = createListTasks({ ...services, isOpen });

  const read = async () => {
    const list = await source.read(meetingId, online);
    online = list.online;
    return list.people;
  };
  const welcomeNewcomers = async () => {
    const ids = [...newcomers];
    // Each socket is in a room of its own id. One emit to all serialises the list once.
    source.emit(namespace.local.to(ids), await read());
    for (const id of ids) newcomers.delete(id);
  };
  const sendChange = async () => {
    const broadcast = notBroadcast.splice(0);
    // One broadcast for all of them: 500 arrivals would be 500 otherwise.
    if (broadcast.length > 0) namespace.serverSideEmit('presence', meetingId, broadcast);
    if (!isOpen()) return void notices.splice(0);
    const { length } = notices;
    const people = await read();
    source.emit(namespace.local.to(room), people);
    sendNotices(people, notices.splice(0, length));
  };
  const sendNotices = (people: PeopleList['people'], pending: readonly PendingNotice[]) => {
    const nicknames = new Map(people.map((one) => [one.userId, one.nickname]));
    for (const { userId, ...notice } of pending) {
      const nickname = nicknames.get(String(userId));
      // A person who is no member any more was already announced as removed or gone.
      if (nickname === undefined) continue;
      namespace.local.to(room).emit('system', { ...notice, userId: String(userId), nickname });
    }
  };

  return {
    welcome(socketId) {
      newcomers.add(socketId);
      tasks.schedule(welcomeNewcomers, welcomeDelayMs);
    },
    changed(notice) {
      if (notice) {
        notices.push(notice);
        notBroadcast.push(notice);
      }
      tasks.schedule(sendChange, changeDelayMs);
    },
    received(received) {
      notices.push(...received);
      tasks.schedule(sendChange, changeDelayMs);
    },
    isWaiting: tasks.areWaiting,
  };
}
