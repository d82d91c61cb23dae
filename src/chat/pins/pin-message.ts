import type pg from 'pg';
import type { Clock } from '../../platform/clock.ts';
import { createSlidingWindow } from '../../platform/realtime/sliding-window.ts';
import type { ChatLimits } from '../chat-limits.ts';
import type { Pin, PinAnswer } from '../protocol.ts';
import { pinMessageSql } from './pin-message.sql.ts';

export type PinMessage = (
  meetingId: number,
  asked: {
    readonly userId: number;
    readonly seq: number;
    /** False: takes this message off. */
    readonly isOn: boolean;
  },
) => Promise<PinAnswer>;

interface PinServices {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly limits: Pick<ChatLimits, 'pins'>;
  readonly announce: (meetingId: number, pin: Pin) => void;
}

/** The facts that decide about a pin, and the new state if it changed. */
interface Outcome {
  readonly mayLead: boolean;
  readonly isOpen: boolean;
  /** Whether there is such a message with a text. */
  readonly isThere: boolean;
  readonly pin: Pin | null;
}

/**
 * Returns a function that pins a message for a leader in place of the one before, or takes it off,
 * announces it and answers, in this order. Idempotent. Taking off a message that is not pinned is
 * answered `ok`: the pin of another one stays.
 */
export function createPinMessage({ pool, clock, limits, announce }: PinServices): PinMessage {
  const pins = createSlidingWindow(limits.pins, clock);
  return async (meetingId, { userId, seq, isOn }) => {
    const retryAfterMs = pins.take(`${meetingId}:${userId}`);
    if (retryAfterMs > 0) return { ok: false, code: 'rate_limited', retryAfterMs };
    const { rows } = await pool.query<Outcome>({
      name: 'chat-pin',
      text: pinMessageSql,
      values: [meetingId, seq, userId, isOn],
    });
    const [outcome] = rows;
    if (outcome?.pin) announce(meetingId, outcome.pin);
    return outcome ? answerOf(outcome) : { ok: false, code: 'not_found' };
  };
}

function answerOf({ mayLead, isOpen, isThere }: Outcome): PinAnswer {
  if (!mayLead) return { ok: false, code: 'not_leader' };
  if (!isOpen) return { ok: false, code: 'closed' };
  return isThere ? { ok: true } : { ok: false, code: 'not_found' };
}
