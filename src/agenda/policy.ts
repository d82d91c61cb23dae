import { hasStarted, type MeetingForAsker, mayLead, phaseOf } from '../meetings/index.ts';
import { allowed, type Decision, refuse } from '../platform/decision.ts';

export type LeadRefusal = 'not_leader' | 'over';

/**
 * Whether a person may plan and lead the talk: the leader of the meeting, also one who has taken
 * over, and the leaders of its club.
 */
export function canLeadTalk({ meeting, asker, now }: MeetingForAsker): Decision<LeadRefusal> {
  if (!mayLead(meeting, asker)) return refuse('not_leader');
  const phase = phaseOf(meeting, now);
  return phase === 'ended' || phase === 'cancelled' ? refuse('over') : allowed;
}

/** Whether the talk of a meeting goes on, so that cards and turns can run. */
export const canRun = ({ meeting, now }: MeetingForAsker): Decision<'not_begun'> =>
  hasStarted(meeting, now) ? allowed : refuse('not_begun');
