import { type MeetingForAsker, phaseOf } from '../meetings/index.ts';
import { allowed, type Decision, refuse } from '../platform/decision.ts';

export type AnswerRefusal = 'not_member' | 'cancelled' | 'ended';

/** Whether a person may say how far she has read: members of the meeting, until its end. */
export function canAnswer({ meeting, asker, now }: MeetingForAsker): Decision<AnswerRefusal> {
  if (!asker?.isMember) return refuse('not_member');
  const phase = phaseOf(meeting, now);
  return phase === 'cancelled' || phase === 'ended' ? refuse(phase) : allowed;
}
