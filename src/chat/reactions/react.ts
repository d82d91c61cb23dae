import type pg from 'pg';
import type { Clock } from '../../platform/clock.ts';
import { createSlidingWindow } from '../../platform/realtime/sliding-window.ts';
import type { ChatLimits } from '../chat-limits.ts';
import type { MessageChange, ReactAnswer } from '../protocol.ts';
import { createRoomQueues } from '../room-queues.ts';
import { type AskedReaction, type ReactionOutcome, storeReactions } from './react-repository.ts';
import { listCounts } from './reaction.ts';

/** Maximum number of reactions that one statement stores. */
const batchSize = 100;

export type React = (meetingId: number, asked: AskedReaction) => Promise<ReactAnswer>;

interface ReactServices {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly limits: Pick<ChatLimits, 'reactions'>;
  readonly announce: (meetingId: number, change: MessageChange) => void;
}

/**
 * Returns a function that adds a member's reaction or takes it back, announces it and answers, in
 * this order. Idempotent: a reaction that is there already is answered `ok` and counted once. While
 * a statement of a room runs, further reactions of that room wait and are stored together.
 */
export function createReact({ pool, clock, limits, announce }: ReactServices): React {
  const reactions = createSlidingWindow(limits.reactions, clock);
  const storeAndAnnounce = async (meetingId: number, asked: readonly AskedReaction[]) => {
    const last = new Map(asked.map((one) => [keyOf(one), one]));
    const outcomes = await storeReactions(pool, meetingId, [...last.values()]);
    for (const change of changesOf(outcomes)) announce(meetingId, change);
    const byKey = new Map(outcomes.map((outcome) => [keyOf(outcome), outcome]));
    return asked.map((one) => answerOf(byKey.get(keyOf(one)), one));
  };
  const inRoom = createRoomQueues<AskedReaction, ReactAnswer>(storeAndAnnounce, batchSize);

  return async (meetingId, asked) => {
    const retryAfterMs = reactions.take(`${meetingId}:${asked.userId}`);
    if (retryAfterMs > 0) return { ok: false, code: 'rate_limited', retryAfterMs };
    return inRoom(meetingId, asked);
  };
}

const keyOf = ({ seq, userId, emoji }: AskedReaction) => `${seq}:${userId}:${emoji}`;

/** Returns one change for each message, in the order of their revisions. */
function changesOf(outcomes: readonly ReactionOutcome[]): MessageChange[] {
  const changes = new Map<number, MessageChange>();
  for (const { seq, userId, emoji, isOn, revision, counts } of outcomes) {
    if (revision === null) continue;
    const by = [...(changes.get(seq)?.by ?? []), { userId: String(userId), emoji, on: isOn }];
    changes.set(seq, { seq, revision, reactions: listCounts(counts), by });
  }
  return [...changes.values()].sort((a, b) => a.revision - b.revision);
}

function answerOf(outcome: ReactionOutcome | undefined, { isOn }: AskedReaction): ReactAnswer {
  if (!outcome || outcome.isDeleted) return { ok: false, code: 'not_found' };
  if (!outcome.isOpen) return { ok: false, code: 'closed' };
  return isOn && outcome.isSilenced ? { ok: false, code: 'muted' } : { ok: true };
}
