import type { Namespace } from 'socket.io';
import type { Logger } from '../platform/log.ts';
import { meetingOfRoom, meetingRoom } from '../platform/realtime/rooms.ts';
import { createRoomList, type ListSource, type PendingNotice, type RoomList } from './room-list.ts';

/** The lists of people in this process's rooms. */
export interface RoomLists {
  /** Sends one socket the list. */
  welcome(meetingId: number, socketId: string): void;
  /** Sends the room the new list within 250 ms, and the notice to all processes. */
  changed(meetingId: number, notice?: PendingNotice): void;
}

/**
 * Sends lists of people to sockets. A list for each arrival would be quadratic, so changes are
 * collected. Each process sends to its own sockets; a change that it was not told of shows in the
 * version of the presence.
 */
export function createRoomLists(
  namespace: Namespace,
  services: { readonly source: ListSource; readonly log: Logger },
): RoomLists {
  const lists = new Map<number, RoomList>();
  const listOf = (meetingId: number): RoomList => {
    const known = lists.get(meetingId);
    if (known) return known;
    const onIdle = () => lists.delete(meetingId);
    const list = createRoomList(meetingId, { ...services, namespace, onIdle });
    lists.set(meetingId, list);
    return list;
  };

  // Another process saw a person come or go.
  namespace.on('presence', (meetingId: number, notices: PendingNotice[] = []) => {
    if (namespace.adapter.rooms.has(meetingRoom(meetingId))) listOf(meetingId).received(notices);
  });
  namespace.adapter.on('delete-room', (room: string) => {
    const meetingId = meetingOfRoom(room);
    if (meetingId !== null && !lists.get(meetingId)?.isWaiting()) lists.delete(meetingId);
  });

  return {
    welcome: (meetingId, socketId) => listOf(meetingId).welcome(socketId),
    changed: (meetingId, notice) => listOf(meetingId).changed(notice),
  };
}
