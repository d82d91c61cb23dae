import type pg from 'pg';
import type { Draft } from './draft-repository.ts';
import { insertMessages, type StoredDraft } from './insert-messages.ts';
import type { AddMentions } from './mentions/add-mentions.ts';
import type { Message } from './protocol.ts';
import { createRoomQueues } from './room-queues.ts';
import type { RoomWords } from './room-words.ts';

/** Maximum number of drafts that one statement stores. */
const batchSize = 100;

/**
 * Returns a function that stores a draft and announces it. While a statement of a room runs, the
 * next drafts of that room wait and are stored together: a burst costs a few statements instead of
 * one for each message, and this process never waits for its own lock on the room's row.
 */
export function createDraftStore({
  pool,
  words,
  addMentions,
  announce,
}: {
  readonly pool: pg.Pool;
  readonly words: RoomWords;
  readonly addMentions: AddMentions;
  readonly announce: (message: Message) => void;
}): (meetingId: number, draft: Draft) => Promise<StoredDraft> {
  const insert = (meetingId: number, drafts: readonly Draft[]) =>
    insertMessages(pool, meetingId, drafts, words.of(meetingId));
  const storeByNewestWords = async (meetingId: number, drafts: readonly Draft[]) => {
    const stored = await insert(meetingId, drafts);
    const refused = drafts.filter((_, at) => stored[at] === null);
    if (refused.length === 0 || !(await words.refresh(meetingId))) return stored;
    // An old list of words stored none of them.
    const again = await insert(meetingId, refused);
    return stored.map((one) => one ?? again.shift() ?? null);
  };
  const storeAndAnnounce = async (meetingId: number, drafts: readonly Draft[]) => {
    const stored = await storeByNewestWords(meetingId, await addMentions(meetingId, drafts));
    // Announced before the acknowledgements, in the same turn: a socket with an acknowledgement
    // pending would make Socket.IO encode the broadcast for it alone.
    const fresh = stored.flatMap((one) => (one?.isNew ? [one.message] : []));
    for (const message of fresh.sort((a, b) => a.seq - b.seq)) announce(message);
    return stored;
  };
  return createRoomQueues(storeAndAnnounce, batchSize);
}
