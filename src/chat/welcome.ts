import type pg from 'pg';
import type { Socket } from 'socket.io';
import type { Logger } from '../platform/log.ts';
import { createBatch } from '../platform/realtime/batch.ts';
import { whenSubscribed } from '../platform/realtime/meeting-channels.ts';
import { meetingRoom } from '../platform/realtime/rooms.ts';
import type { Admission } from './admissions.ts';
import { type FirstAsk, firstHistories } from './first-histories.ts';
import type { RoomLists } from './room-lists.ts';

/** Maximum number of first pages of the log that one statement reads. */
const batchSize = 100;
/** A client that missed a message because Redis took longer learns of it by the next `head`. */
const subscriptionTimeoutMs = 2_000;

/**
 * Returns a function that sends a connected socket the head, the first page of the log and the
 * participants. The socket must be in its room already. The page is read after the room's
 * subscription: messages stored later are announced to the socket, and the client drops duplicates.
 */
export function createWelcome({
  pool,
  log,
  lists,
}: {
  readonly pool: pg.Pool;
  readonly log: Logger;
  readonly lists: RoomLists;
}): (socket: Socket, admission: Admission) => void {
  const findFirstHistory = createBatch((asks: FirstAsk[]) => firstHistories(pool, asks), batchSize);

  return (socket, { entrance: { meetingId, userId, head }, lastSeq }) => {
    socket.emit('head', head);
    const readHistory = async () => {
      await whenSubscribed(socket.nsp, meetingRoom(meetingId), subscriptionTimeoutMs);
      return findFirstHistory({ meetingId, userId, lastSeq, head: head.seq });
    };
    readHistory().then(
      (history) => socket.emit('history', history),
      (err) => {
        log.warn({ err }, 'reading the first page of the log failed');
        // Without the page the client would wait for ever. It takes a closed connection for an
        // accident, and reconnects.
        socket.conn.close();
      },
    );
    lists.welcome(meetingId, socket.id);
  };
}
