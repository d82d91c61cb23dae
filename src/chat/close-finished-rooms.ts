import { meetingRoom } from '../platform/realtime/rooms.ts';
import type { CheckServices } from './check-services.ts';
import type { SystemNotice } from './protocol.ts';
import type { RoomState } from './room-repository.ts';

/**
 * Closes this process's sockets of meetings that ended or were cancelled, and tells them why. A
 * meeting without a state does not exist any more and counts as cancelled.
 */
export function closeFinishedRooms(
  { namespace, clock }: Pick<CheckServices, 'namespace' | 'clock'>,
  meetingIds: readonly number[],
  states: readonly RoomState[],
): void {
  const byId = new Map(states.map((state) => [state.meetingId, state]));
  for (const meetingId of meetingIds) {
    const state = byId.get(meetingId);
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
