import type pg from 'pg';
import type { Namespace } from 'socket.io';
import type { Logger } from '../platform/log.ts';
import { createBatch } from '../platform/realtime/batch.ts';
import { memberOfRoom } from '../platform/realtime/rooms.ts';
import { insertEntrances } from './meeting-entrance-repository.ts';
import { markVisitedRead } from './notification-read-repository.ts';
import type { UnreadCounts } from './unread-counts.ts';

interface EntranceServices {
  readonly pool: pg.Pool;
  readonly log: Logger;
  readonly inboxNews: Pick<UnreadCounts, 'changed'>;
}

/**
 * Records which members entered their chat rooms: the last step of a delivery, and a reason to send
 * no reminder. Reads the meeting's notifications too. The chat joins an admitted socket to its
 * member's room. This listens to the adapter, so the chat need not know the alarms.
 */
export function watchEntrances(chat: Namespace, { pool, log, inboxNews }: EntranceServices): void {
  /** Entrances not stored yet. A failed write is repeated with the next entrance. */
  const unsaved = new Map<string, { meetingId: number; userId: number }>();
  const save = createBatch(async (rooms: string[]) => {
    const entrances = new Map(unsaved);
    await insertEntrances(pool, [...entrances.values()]);
    // An alarm that came while its reader waited in the waiting room.
    for (const userId of await markVisitedRead(pool, [...entrances.values()])) inboxNews.changed(userId);
    for (const room of entrances.keys()) unsaved.delete(room);
    return rooms;
  });
  chat.adapter.on('create-room', (room: string) => {
    const member = memberOfRoom(room);
    if (!member) return;
    unsaved.set(room, member);
    save(room).catch((err) => log.warn({ err }, 'an entrance could not be stored'));
  });
}
