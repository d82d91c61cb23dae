import type pg from 'pg';
import type { Namespace } from 'socket.io';
import type { MeetingAnnouncer } from '../meetings/index.ts';
import type { Clock } from '../platform/clock.ts';
import { meetingRoom, memberRoom } from '../platform/realtime/rooms.ts';
import type { Presence } from './presence.ts';
import type { SystemLine } from './protocol.ts';
import { findNickname } from './repository.ts';
import type { RoomLists } from './room-lists.ts';

interface RoomNewsServices {
  readonly namespace: Namespace;
  readonly pool: pg.Pool;
  readonly presence: Presence;
  readonly lists: RoomLists;
  readonly clock: Clock;
}

/** Tells open rooms, on every process, what was changed on a page. What does not arrive is made good by each process's ticks. */
export function createRoomNews({
  namespace,
  pool,
  presence,
  lists,
  clock,
}: RoomNewsServices): MeetingAnnouncer {
  const line = async (kind: SystemLine['kind'], userId: number | null): Promise<SystemLine> => ({
    kind,
    userId: userId === null ? '' : String(userId),
    nickname: userId === null ? '' : ((await findNickname(pool, userId)) ?? ''),
    at: clock.now().toISOString(),
  });
  const listChanged = (meetingId: number) => {
    lists.changed(meetingId);
    namespace.serverSideEmit('presence', meetingId);
  };
  const letGo = async (kind: 'left' | 'removed', meetingId: number, userId: number) => {
    // Who is no member any more goes, whatever else fails.
    try {
      namespace.to(meetingRoom(meetingId)).emit('system', await line(kind, userId));
    } finally {
      namespace.in(memberRoom(meetingId, userId)).disconnectSockets();
      await presence.evict({ meetingId, userId }).finally(() => listChanged(meetingId));
    }
  };
  return {
    changed: async ({ id, leaderId }) => {
      namespace.to(meetingRoom(id)).emit('system', await line('meeting_changed', leaderId));
    },
    cancelled: async (meetingId) => {
      namespace.to(meetingRoom(meetingId)).emit('system', await line('meeting_cancelled', null));
      namespace.in(meetingRoom(meetingId)).disconnectSockets();
    },
    joined: (meetingId) => listChanged(meetingId),
    left: (meetingId, userId) => letGo('left', meetingId, userId),
    removed: (meetingId, userId) => letGo('removed', meetingId, userId),
  };
}
