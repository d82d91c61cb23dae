import type { Socket } from 'socket.io';
import { meetingRoom, memberRoom, sessionRoom, userRoom } from '../platform/realtime/rooms.ts';
import type { Admission } from './admissions.ts';
import type { Connections } from './connections.ts';
import type { Connection } from './room-connection.ts';

/** Puts an admitted socket into its rooms, and registers it until it closes. */
export function openConnection(
  socket: Socket,
  { entrance, identity }: Admission,
  { connections, onClosed }: { connections: Connections; onClosed: (connection: Connection) => void },
): Connection {
  const { meetingId, userId, nickname, epoch, version } = entrance;
  const connection = { meetingId, userId, connectionId: socket.id };
  void socket.join([
    meetingRoom(meetingId),
    memberRoom(meetingId, userId),
    sessionRoom(identity.sessionId),
    userRoom(userId),
  ]);
  connections.add({ socket, connection, sessionId: identity.sessionId, epoch, nickname, version });
  socket.on('disconnect', () => {
    connections.remove(socket.id);
    onClosed(connection);
  });
  return connection;
}
