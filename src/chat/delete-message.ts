import type pg from 'pg';
import { deletableForMs } from '../../public/js/chat/protocol.js';
import type { Clock } from '../platform/clock.ts';
import { createSlidingWindow } from '../platform/realtime/sliding-window.ts';
import type { ChatLimits } from './chat-limits.ts';
import { deleteMessageSql } from './delete-message.sql.ts';
import type { DeleteAnswer, MessageChange } from './protocol.ts';

export type DeleteMessage = (
  meetingId: number,
  asked: {
    readonly userId: number;
    readonly seq: number;
    /** Logged if a leader deletes the message of another member. */
    readonly reason?: string | null;
  },
) => Promise<DeleteAnswer>;

interface DeleterServices {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly limits: Pick<ChatLimits, 'deletions'>;
  readonly announce: (meetingId: number, change: MessageChange) => void;
}

/** The facts that decide about a deletion, and its revision if it was made. */
interface Outcome {
  readonly isOwn: boolean;
  readonly isDeleted: boolean;
  readonly isRecent: boolean;
  readonly mayLead: boolean;
  readonly isOpen: boolean;
  readonly revision: number | null;
}

/**
 * Returns a function that deletes a message for its author or a leader, announces it and answers,
 * in this order. Idempotent: a message that is deleted already is answered `ok`.
 */
export function createDeleter({ pool, clock, limits, announce }: DeleterServices): DeleteMessage {
  const deletions = createSlidingWindow(limits.deletions, clock);
  return async (meetingId, { userId, seq, reason = null }) => {
    const retryAfterMs = deletions.take(`${meetingId}:${userId}`);
    if (retryAfterMs > 0) return { ok: false, code: 'rate_limited', retryAfterMs };
    const { rows } = await pool.query<Outcome>({
      name: 'chat-delete',
      text: deleteMessageSql,
      values: [meetingId, seq, userId, deletableForMs, reason],
    });
    const [outcome] = rows;
    if (!outcome) return { ok: false, code: 'not_found' };
    if (outcome.revision !== null) {
      announce(meetingId, { seq, revision: outcome.revision, deleted: true });
      return { ok: true };
    }
    return answerOf(outcome);
  };
}

/**
 * Answers a request whose statement deleted nothing. A person with every right gets `ok`: another
 * process deleted the message first.
 */
function answerOf({ isOwn, isRecent, isDeleted, isOpen, mayLead }: Outcome): DeleteAnswer {
  if (!isOwn && !mayLead) return { ok: false, code: 'not_yours' };
  if (isDeleted) return { ok: true };
  if (!isOpen) return { ok: false, code: 'closed' };
  return isRecent || mayLead ? { ok: true } : { ok: false, code: 'too_late' };
}
