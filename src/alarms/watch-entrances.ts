import type pg from 'pg';
import type { Namespace } from 'socket.io';
import type { Logger } from '../platform/log.ts';
import { createBatch } from '../platform/realtime/batch.ts';
import { insertEntrances } from './open-notification-repository.ts';

/** What platform/realtime/rooms.ts calls the room of one member in one meeting. */
const memberRoomName = /^member:(\d+):(\d+)$/;

/**
 * Notes which members came into their chat rooms: the last step of an alarm, and who needs no reminder. The chat lets a socket into its member's
 * room when it has let it in; this listens to that, so the chat need not know of alarms.
 */
export function watchEntrances(chat: Namespace, { pool, log }: { pool: pg.Pool; log: Logger }): void {
  /** What PostgreSQL did not take: it goes with the next one. */
  const owed = new Map<string, { meetingId: number; userId: number }>();
  const note = createBatch(async (rooms: string[]) => {
    const entrances = new Map(owed);
    await insertEntrances(pool, [...entrances.values()]);
    for (const room of entrances.keys()) owed.delete(room);
    return rooms;
  });
  chat.adapter.on('create-room', (room: string) => {
    const [, meetingId, userId] = memberRoomName.exec(room) ?? [];
    if (meetingId === undefined) return;
    owed.set(room, { meetingId: Number(meetingId), userId: Number(userId) });
    note(room).catch((err) => log.warn({ err }, 'an entrance was not noted'));
  });
}
