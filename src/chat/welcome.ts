import type pg from 'pg';
import type { Socket } from 'socket.io';
import type { Logger } from '../platform/log.ts';
import { createBatch } from '../platform/realtime/batch.ts';
import { meetingRoom, memberRoom, sessionRoom, userRoom } from '../platform/realtime/rooms.ts';
import type { Admission } from './admit.ts';
import type { Connections } from './connections.ts';
import type { Connection } from './presence.ts';
import { type FirstAsk, firstHistories } from './read-history.ts';
import type { RoomLists } from './room-lists.ts';

/** Most first pages of the log that one statement reads. */
const historyBatchSize = 100;

export interface WelcomeServices {
  readonly pool: pg.Pool;
  readonly log: Logger;
  readonly connections: Connections;
  readonly lists: RoomLists;
}

/** Puts a connected socket into its rooms and sends it the head, the first page of the log and the participants. */
export function createWelcome({ pool, log, connections, lists }: WelcomeServices) {
  const findFirstHistory = createBatch((asks: FirstAsk[]) => firstHistories(pool, asks), historyBatchSize);

  return (socket: Socket, { entrance, identity, lastSeq }: Admission): Connection => {
    const { meetingId, userId, nickname, epoch, head } = entrance;
    const connection = { meetingId, userId, connectionId: socket.id };
    void socket.join([
      meetingRoom(meetingId),
      memberRoom(meetingId, userId),
      sessionRoom(identity.sessionId),
      userRoom(userId),
    ]);
    connections.add({ socket, connection, sessionId: identity.sessionId, epoch, nickname });
    socket.emit('head', { seq: head });
    // Read after the socket joined its room: what is stored from now on is announced to it too, and the client drops duplicates.
    findFirstHistory({ meetingId, lastSeq, head }).then(
      (history) => socket.emit('history', history),
      (err) => {
        log.warn({ err }, 'reading the first page of the log failed');
        // Without it the page would wait for ever. The client takes a closed connection for an accident, and reconnects.
        socket.conn.close();
      },
    );
    lists.welcome(meetingId, socket.id);
    return connection;
  };
}
