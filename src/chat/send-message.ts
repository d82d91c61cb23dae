import type pg from 'pg';
import { isUniqueViolation } from '../platform/db.ts';
import { createBatch } from '../platform/realtime/batch.ts';
import type { SlidingWindow } from '../platform/realtime/sliding-window.ts';
import { parseBody } from './input.ts';
import type { Message } from './message.ts';
import { refusalOf } from './policy.ts';
import { type Draft, findByClientId, findEntries, insertMessages } from './repository.ts';

export type SendAnswer =
  | { readonly ok: true; readonly message: Message }
  | { readonly ok: false; readonly code: string; readonly retryAfterMs?: number };

export interface Sender {
  /** Stores the message, then announces it, then answers. The same draft twice is one message and the same answer, for ever. */
  send(meetingId: number, draft: Draft): Promise<SendAnswer>;
}

export interface SenderServices {
  readonly pool: pg.Pool;
  /** Of new messages. */
  readonly window: SlidingWindow;
  /** Of everything that is sent, also what was sent before. */
  readonly attempts: SlidingWindow;
  readonly announce: (message: Message) => void;
}

type Stored = { message: Message; isNew: boolean } | null;

/**
 * While one statement of a room is under way the next drafts of that room wait and then go together: a burst costs a few statements, not one each,
 * and the room's row lock is never waited for by this process alone.
 */
export function createSender({ pool, window, attempts, announce }: SenderServices): Sender {
  const rooms = new Map<number, { store: (draft: Draft) => Promise<Stored>; waiting: number }>();
  const underWay = new Map<string, Promise<Stored>>();

  const storeInRoom = async (meetingId: number, draft: Draft): Promise<Stored> => {
    let room = rooms.get(meetingId);
    if (!room) {
      const store = createBatch((drafts: Draft[]) => storeAndAnnounce(meetingId, drafts), 100);
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
  };

  const storeAndAnnounce = async (meetingId: number, drafts: Draft[]): Promise<Stored[]> => {
    const stored = await insertMessages(pool, meetingId, drafts).catch((error) => {
      // Another process stored one of these drafts at this moment (the sender's line changed). Now it is found.
      if (isUniqueViolation(error)) return insertMessages(pool, meetingId, drafts);
      throw error;
    });
    // Before the acknowledgements, in the same turn: a line with an acknowledgement waiting would take the library's long way (short-way.ts), and the
    // sender's own line is one of them.
    const fresh = stored.flatMap((one) => (one?.isNew ? [one.message] : []));
    for (const message of fresh.sort((a, b) => a.seq - b.seq)) announce(message);
    return stored;
  };

  const storeAsDraft = (key: string, meetingId: number, draft: Draft): Promise<Stored> => {
    const storing = storeInRoom(meetingId, draft).finally(() => underWay.delete(key));
    underWay.set(key, storing);
    return storing;
  };
  const rateLimited = (retryAfterMs: number) => ({
    ok: false as const,
    code: 'rate_limited',
    retryAfterMs,
  });

  const answerTo = async (stored: Stored, meetingId: number, userId: number): Promise<SendAnswer> =>
    stored
      ? { ok: true, message: stored.message }
      : { ok: false, code: await whyNot(pool, meetingId, userId) };

  return {
    async send(meetingId, { userId, ...sent }) {
      const parsed = parseBody(sent.body);
      if (!parsed.ok) return parsed;
      const member = `${meetingId}:${userId}`;
      const draft = { userId, clientId: sent.clientId.toLowerCase(), body: parsed.body };
      const key = `${member}:${draft.clientId}`;
      // A draft that is being stored already is not stored beside itself, and counts once.
      const known = underWay.get(key);
      if (known !== undefined) return answerTo(await known, meetingId, userId);
      const attemptAfterMs = attempts.take(member);
      if (attemptAfterMs > 0) return rateLimited(attemptAfterMs);
      const retryAfterMs = window.take(member);
      if (retryAfterMs > 0) {
        const message = await findByClientId(pool, meetingId, draft);
        return message ? { ok: true, message } : rateLimited(retryAfterMs);
      }
      const stored = await storeAsDraft(key, meetingId, draft);
      // Sent again because its acknowledgement was lost: it is no new message.
      if (stored && !stored.isNew) window.giveBack(member);
      return answerTo(stored, meetingId, userId);
    },
  };
}

/** Only asked after a refusal, to name it. When nothing refuses any more (the end was moved meanwhile) the same again will be stored. */
async function whyNot(pool: pg.Pool, meetingId: number, userId: number) {
  const [entry] = await findEntries(pool, [{ userId, meetingId }]);
  const code = entry && refusalOf(entry)?.code;
  if (!code) return 'unavailable';
  return code === 'not_member' || code === 'unauthenticated' || code === 'not_found'
    ? 'not_member'
    : 'closed';
}
