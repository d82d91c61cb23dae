import { meetingRoom } from '../platform/realtime/rooms.ts';
import type { CheckServices } from './check-services.ts';
import { findRoomStates } from './room-repository.ts';

/**
 * Sends each room its head, read from PostgreSQL and not broadcast through Redis. A client that
 * missed a message or a change sees that it is behind.
 */
export async function sendHeads({
  namespace,
  pool,
  connections,
}: Pick<CheckServices, 'namespace' | 'pool' | 'connections'>): Promise<void> {
  const meetingIds = connections.meetingIds();
  if (meetingIds.length === 0) return;
  for (const { meetingId, head } of await findRoomStates(pool, meetingIds)) {
    namespace.local.to(meetingRoom(meetingId)).emit('head', head);
  }
}
