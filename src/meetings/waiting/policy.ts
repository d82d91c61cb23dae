import { allowed, type Decision, refuse } from '../../platform/decision.ts';
import { isOffering } from '../../seats/index.ts';
import { type Asker, isFull, type Meeting } from '../meeting.ts';
import { canJoin, type JoinRefusal } from '../policy.ts';

export type WaitRefusal = Exclude<JoinRefusal, 'full'> | 'not_full' | 'last_call';

/**
 * Waiting is possible in a full meeting until seats are no longer offered. The meeting's list must
 * be settled. A person who has a seat or an offer is no case for this question.
 */
export function canWait(meeting: Meeting, asker: Asker | null, now: Date): Decision<WaitRefusal> {
  const decision = canJoin(meeting, asker, now);
  if (!decision.ok && decision.reason !== 'full') return refuse(decision.reason);
  if (!asker) return refuse('unauthenticated');
  if (!isOffering(meeting.startsAt, now)) return refuse('last_call');
  return isFull(meeting) ? allowed : refuse('not_full');
}
