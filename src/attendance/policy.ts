import { type MeetingForAsker, phaseOf } from '../meetings/index.ts';
import { allowed, type Decision, refuse } from '../platform/decision.ts';

export type HideRefusal = 'not_member' | 'not_over' | 'cancelled';

/** After the end a member decides whether other members see that she came. */
export function canHide({ meeting, asker, now }: MeetingForAsker): Decision<HideRefusal> {
  if (!asker?.isMember) return refuse('not_member');
  const phase = phaseOf(meeting, now);
  if (phase === 'cancelled') return refuse('cancelled');
  return phase === 'ended' ? allowed : refuse('not_over');
}
