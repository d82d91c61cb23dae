import { meetingRoom } from '../platform/realtime/rooms.ts';
import type { CheckServices } from './check-services.ts';
import type { SystemNotice } from './protocol.ts';
import { findRoomStates } from './room-repository.ts';

/**
 * Closes this process's sockets of meetings that ended or were cancelled, and tells them why. A
 * meeting that does not exist any more counts as cancelled.
 */
export async function closeFinishedRooms({
  namespace,
  pool,
  connections,
  clock,
}: Pick<CheckServices, 'namespace' | 'pool' | 'connections' | 'clock'>): Promise<void> {
  const meetingIds = connections.meetingIds();
  if (meetingIds.length === 0) return;
  const states = new Map((await findRoomStates(pool, meetingIds)).map((state) => [state.meetingId, state]));
  for (const meetingId of meetingIds) {
    const state = states.get(meetingId);
    if (state && !state.isCancelled && !state.hasEnded) continue;
    const notice: SystemNotice = {
      kind: state?.hasEnded && !state.isCancelled ? 'meeting_ended' : 'meeting_cancelled',
      userId: '',
      nickname: '',
      at: clock.now().toISOString(),
    };
    const room = namespace.local.in(meetingRoom(meetingId));
    room.emit('system', notice);
    room.disconnectSockets();
  }
}
