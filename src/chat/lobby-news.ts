import type { Namespace } from 'socket.io';
import type { MeetingAnnouncer } from '../meetings/index.ts';
import { meetingRoom, memberRoom } from '../platform/realtime/rooms.ts';
import type { Presence } from './presence.ts';
import type { Departure } from './room-connection.ts';

/**
 * Closes sockets in waiting rooms on all processes when their meeting changes or their person is no
 * member any more. Their pages then ask for the new state. The regular checks repair what a lost
 * broadcast left.
 */
export function createLobbyNews(
  namespace: Namespace,
  services: { readonly presence: Presence; readonly announce: (departure: Departure) => void },
): MeetingAnnouncer {
  const closeAll = (meetingId: number) => namespace.in(meetingRoom(meetingId)).disconnectSockets();
  const expel = async (meetingId: number, userId: number) => {
    namespace.in(memberRoom(meetingId, userId)).disconnectSockets();
    const departure = { meetingId, userId };
    await services.presence.evict(departure).finally(() => services.announce(departure));
  };
  return {
    changed: ({ id }) => closeAll(id),
    cancelled: closeAll,
    joined: () => undefined,
    leaderChanged: closeAll,
    rightsChanged: () => undefined,
    left: expel,
    removed: expel,
  };
}
