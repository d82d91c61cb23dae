import type pg from 'pg';
import { isUniqueViolation } from '../platform/db.ts';
import { createBatch } from '../platform/realtime/batch.ts';
import type { SlidingWindow } from '../platform/realtime/sliding-window.ts';
import { parseBody } from './input.ts';
import { refusalOf } from './policy.ts';
import type { Message, SendAnswer, SendRefusal } from './protocol.ts';
import { type Draft, findByClientId, findEntries, insertMessages } from './repository.ts';

export interface Sender {
  /** Stores the message, then announces it, then answers. The same draft sent again is one message and gets the same answer. */
  send(meetingId: number, draft: Draft): Promise<SendAnswer>;
}

export interface SenderServices {
  readonly pool: pg.Pool;
  /** Limits new messages. */
  readonly window: SlidingWindow;
  /** Limits everything that is sent, repeated drafts included. */
  readonly attempts: SlidingWindow;
  readonly announce: (message: Message) => void;
}

type Stored = { message: Message; isNew: boolean } | null;

/** Most drafts that one statement stores. */
const draftBatchSize = 100;

/**
 * Stores and announces what members send. While a statement of a room runs, the next drafts of that room wait and are stored together: a burst
 * costs a few statements instead of one per message, and this process never waits for its own lock on the room's row.
 */
export function createSender({ pool, window, attempts, announce }: SenderServices): Sender {
  const rooms = new Map<number, { store: (draft: Draft) => Promise<Stored>; waiting: number }>();
  const storing = new Map<string, Promise<Stored>>();

  return {
    async send(meetingId, { userId, ...sent }) {
      const parsed = parseBody(sent.body);
      if (!parsed.ok) return parsed;
      const member = `${meetingId}:${userId}`;
      const draft = { userId, clientId: sent.clientId.toLowerCase(), body: parsed.body };
      const key = `${member}:${draft.clientId}`;
      // A draft that is being stored already is not stored a second time, and counts once.
      const sameDraft = storing.get(key);
      if (sameDraft !== undefined) return answerTo(await sameDraft, meetingId, userId);
      const attemptAfterMs = attempts.take(member);
      if (attemptAfterMs > 0) return rateLimited(attemptAfterMs);
      const retryAfterMs = window.take(member);
      if (retryAfterMs > 0) {
        const message = await findByClientId(pool, meetingId, draft);
        return message ? { ok: true, message } : rateLimited(retryAfterMs);
      }
      const stored = await storeOnce(key, meetingId, draft);
      // A draft that is sent again because its acknowledgement was lost is no new message.
      if (stored && !stored.isNew) window.giveBack(member);
      return answerTo(stored, meetingId, userId);
    },
  };

  function storeOnce(key: string, meetingId: number, draft: Draft): Promise<Stored> {
    const result = storeInRoom(meetingId, draft).finally(() => storing.delete(key));
    storing.set(key, result);
    return result;
  }

  async function storeInRoom(meetingId: number, draft: Draft): Promise<Stored> {
    let room = rooms.get(meetingId);
    if (!room) {
      const store = createBatch((drafts: Draft[]) => storeAndAnnounce(meetingId, drafts), draftBatchSize);
      room = { store, waiting: 0 };
      rooms.set(meetingId, room);
    }
    room.waiting += 1;
    try {
      return await room.store(draft);
    } finally {
      room.waiting -= 1;
      if (room.waiting === 0) rooms.delete(meetingId);
    }
  }

  async function storeAndAnnounce(meetingId: number, drafts: Draft[]): Promise<Stored[]> {
    const stored = await insertMessages(pool, meetingId, drafts).catch((error) => {
      // Another process stored one of these drafts at this moment, because its sender reconnected there. The second time it is found.
      if (isUniqueViolation(error)) return insertMessages(pool, meetingId, drafts);
      throw error;
    });
    // Announced before the acknowledgements, in the same turn: a socket with an acknowledgement pending would make Socket.IO encode the
    // broadcast for it alone, and the sender's own socket is one of the room.
    const fresh = stored.flatMap((one) => (one?.isNew ? [one.message] : []));
    for (const message of fresh.sort((a, b) => a.seq - b.seq)) announce(message);
    return stored;
  }

  async function answerTo(stored: Stored, meetingId: number, userId: number): Promise<SendAnswer> {
    if (stored) return { ok: true, message: stored.message };
    return { ok: false, code: await findRefusal(pool, meetingId, userId) };
  }
}

const rateLimited = (retryAfterMs: number) => ({
  ok: false as const,
  code: 'rate_limited' as const,
  retryAfterMs,
});

/** Names the refusal of a draft that was not stored. If nothing refuses it any more (the end was moved meanwhile), sending it again works. */
async function findRefusal(pool: pg.Pool, meetingId: number, userId: number): Promise<SendRefusal> {
  const [entry] = await findEntries(pool, [{ userId, meetingId }]);
  const code = entry && refusalOf(entry)?.code;
  if (!code) return 'unavailable';
  return code === 'not_member' || code === 'unauthenticated' || code === 'not_found'
    ? 'not_member'
    : 'closed';
}
