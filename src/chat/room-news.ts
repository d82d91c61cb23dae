import type pg from 'pg';
import type { Namespace } from 'socket.io';
import type { MeetingAnnouncer } from '../meetings/index.ts';
import type { Clock } from '../platform/clock.ts';
import { meetingRoom, memberRoom, nobodysRoom } from '../platform/realtime/rooms.ts';
import type { Presence } from './presence.ts';
import type { SystemNotice } from './protocol.ts';
import type { RoomLists } from './room-lists.ts';
import { findNickname } from './room-repository.ts';

interface RoomNewsServices {
  readonly namespace: Namespace;
  readonly pool: pg.Pool;
  readonly presence: Presence;
  readonly lists: RoomLists;
  readonly clock: Clock;
}

/**
 * Broadcasts changes that were made on a page to open rooms on all processes. The regular checks of
 * each process repair what a lost broadcast left.
 */
export function createRoomNews({
  namespace,
  pool,
  presence,
  lists,
  clock,
}: RoomNewsServices): MeetingAnnouncer {
  const notice = async (kind: SystemNotice['kind'], userId: number | null): Promise<SystemNotice> => ({
    kind,
    userId: userId === null ? '' : String(userId),
    nickname: userId === null ? '' : ((await findNickname(pool, userId)) ?? ''),
    at: clock.now().toISOString(),
  });
  const listChanged = (meetingId: number) => {
    lists.changed(meetingId);
    namespace.serverSideEmit('presence', meetingId);
  };
  /** Sends to a room in order with `disconnectSockets`, on a cluster too. */
  const inOrderWithClosing = (meetingId: number) => namespace.to([meetingRoom(meetingId), nobodysRoom]);
  const disconnect = async (kind: 'left' | 'removed', meetingId: number, userId: number) => {
    // The sockets close even if the notice cannot be sent.
    try {
      inOrderWithClosing(meetingId).emit('system', await notice(kind, userId));
    } finally {
      namespace.in(memberRoom(meetingId, userId)).disconnectSockets();
      await presence.evict({ meetingId, userId }).finally(() => listChanged(meetingId));
    }
  };
  return {
    changed: async ({ id, leaderId }) => {
      namespace.to(meetingRoom(id)).emit('system', await notice('meeting_changed', leaderId));
    },
    cancelled: async (meetingId) => {
      inOrderWithClosing(meetingId).emit('system', await notice('meeting_cancelled', null));
      namespace.in(meetingRoom(meetingId)).disconnectSockets();
    },
    joined: (meetingId) => listChanged(meetingId),
    leaderChanged: (meetingId) => listChanged(meetingId),
    rightsChanged: async (meetingId, userId) => {
      namespace.to(memberRoom(meetingId, userId)).emit('system', await notice('rights_changed', userId));
    },
    left: (meetingId, userId) => disconnect('left', meetingId, userId),
    removed: (meetingId, userId) => disconnect('removed', meetingId, userId),
  };
}
