import type pg from 'pg';
import type { Namespace } from 'socket.io';
import type { Logger } from '../platform/log.ts';
import { createBatch } from '../platform/realtime/batch.ts';
import { insertEntrances } from './socket-repository.ts';

/** What platform/realtime/rooms.ts calls the room of one member in one meeting. */
const memberRoomName = /^member:(\d+):(\d+)$/;

/**
 * Notes which members came into their chat rooms: the last step of an alarm, and who needs no reminder. The chat lets a socket into its member's
 * room when it has let it in; this listens to that, so the chat need not know of alarms.
 */
export function watchEntrances(chat: Namespace, { pool, log }: { pool: pg.Pool; log: Logger }): void {
  const note = createBatch(async (entrances: { meetingId: number; userId: number }[]) => {
    await insertEntrances(pool, entrances);
    return entrances.map(() => true);
  });
  chat.adapter.on('create-room', (room: string) => {
    const [, meetingId, userId] = memberRoomName.exec(room) ?? [];
    if (meetingId === undefined) return;
    note({ meetingId: Number(meetingId), userId: Number(userId) }).catch((err) =>
      log.warn({ err }, 'an entrance was not noted'),
    );
  });
}
