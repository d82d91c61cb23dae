import type pg from 'pg';
import type { Clock } from '../platform/clock.ts';
import { createSlidingWindow } from '../platform/realtime/sliding-window.ts';
import type { ChatLimits } from './chat-limits.ts';
import type { Draft } from './draft-repository.ts';
import { findRefusal } from './find-refusal.ts';
import type { StoredDraft } from './insert-messages.ts';
import { createMentioner } from './mentions/add-mentions.ts';
import { parseDraft, type SentDraft } from './parse-draft.ts';
import type { Message, SendAnswer } from './protocol.ts';
import { createRoomWords } from './room-words.ts';
import { findSentMessages } from './sent-message-repository.ts';
import { createDraftStore } from './store-drafts.ts';

export interface Sender {
  /**
   * Stores a message, announces it and answers, in this order. The same draft sent again is one
   * message and gets the same answer.
   */
  send(meetingId: number, sent: SentDraft): Promise<SendAnswer>;
}

export interface SenderServices {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly limits: Pick<ChatLimits, 'messages' | 'attempts' | 'mentions'>;
  readonly announce: (message: Message) => void;
}

export function createSender({ pool, clock, limits, announce }: SenderServices): Sender {
  const newMessages = createSlidingWindow(limits.messages, clock);
  const allDrafts = createSlidingWindow(limits.attempts, clock);
  const words = createRoomWords(pool);
  const addMentions = createMentioner({ pool, clock, limits });
  const storeDraft = createDraftStore({ pool, words, addMentions, announce });
  const storing = new Map<string, Promise<StoredDraft>>();

  const storeOnce = async (key: string, meetingId: number, draft: Draft) => {
    const result = storeDraft(meetingId, draft);
    storing.set(key, result);
    try {
      return await result;
    } finally {
      storing.delete(key);
    }
  };
  // If `stored` is null, the draft was refused, and the reason is read afterwards.
  const answer = async (stored: StoredDraft, meetingId: number, draft: Draft): Promise<SendAnswer> =>
    stored
      ? { ok: true, message: stored.message }
      : { ok: false, code: await findRefusal({ pool, words }, meetingId, draft) };

  return {
    async send(meetingId, sent) {
      const parsed = parseDraft(sent);
      if (!parsed.ok) return parsed;
      const { draft } = parsed;
      const member = `${meetingId}:${draft.userId}`;
      const key = `${member}:${draft.clientId}`;
      // A draft that is being stored already is not stored a second time, and counts once.
      const sameDraft = storing.get(key);
      if (sameDraft !== undefined) return answer(await sameDraft, meetingId, draft);
      const draftWaitMs = allDrafts.take(member);
      if (draftWaitMs > 0) return rateLimited(draftWaitMs);
      const messageWaitMs = newMessages.take(member);
      if (messageWaitMs > 0) {
        const [message] = await findSentMessages(pool, meetingId, [draft]);
        return message ? { ok: true, message } : rateLimited(messageWaitMs);
      }
      const stored = await storeOnce(key, meetingId, draft);
      // A draft that is sent again because its acknowledgement was lost does not count against the
      // limit of new messages.
      if (stored && !stored.isNew) newMessages.undoTake(member);
      return answer(stored, meetingId, draft);
    },
  };
}

const rateLimited = (waitMs: number): SendAnswer => ({
  ok: false,
  code: 'rate_limited',
  retryAfterMs: waitMs,
});
