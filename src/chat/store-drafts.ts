import type pg from 'pg';
import { isUniqueViolation } from '../platform/db.ts';
import { createBatch } from '../platform/realtime/batch.ts';
import { type Draft, insertMessages, type StoredDraft } from './draft-repository.ts';
import type { Message } from './protocol.ts';

/** Maximum number of drafts that one statement stores. */
const batchSize = 100;

type Store = (draft: Draft) => Promise<StoredDraft>;

/**
 * Returns a function that stores a draft and announces it. While a statement of a room runs, the
 * next drafts of that room wait and are stored together: a burst costs a few statements instead of
 * one for each message, and this process never waits for its own lock on the room's row.
 */
export function createDraftStore(
  pool: pg.Pool,
  announce: (message: Message) => void,
): (meetingId: number, draft: Draft) => Promise<StoredDraft> {
  const rooms = new Map<number, { readonly store: Store; waiting: number }>();

  const storeAndAnnounce = async (meetingId: number, drafts: Draft[]) => {
    const stored = await insertMessages(pool, meetingId, drafts).catch((error) => {
      // Another process stored one of these drafts at this moment, because its sender reconnected
      // there. The second time it is found.
      if (isUniqueViolation(error)) return insertMessages(pool, meetingId, drafts);
      throw error;
    });
    // Announced before the acknowledgements, in the same turn: a socket with an acknowledgement
    // pending would make Socket.IO encode the broadcast for it alone.
    const fresh = stored.flatMap((one) => (one?.isNew ? [one.message] : []));
    for (const message of fresh.sort((a, b) => a.seq - b.seq)) announce(message);
    return stored;
  };
  const roomOf = (meetingId: number) => {
    const known = rooms.get(meetingId);
    if (known) return known;
    const store = createBatch((drafts: Draft[]) => storeAndAnnounce(meetingId, drafts), batchSize);
    const room = { store, waiting: 0 };
    rooms.set(meetingId, room);
    return room;
  };

  return async (meetingId, draft) => {
    const room = roomOf(meetingId);
    room.waiting += 1;
    try {
      return await room.store(draft);
    } finally {
      room.waiting -= 1;
      if (room.waiting === 0) rooms.delete(meetingId);
    }
  };
}
