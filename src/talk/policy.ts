import { hasStarted, type MeetingForAsker, mayLead } from '../meetings/index.ts';
import { allowed, type Decision, refuse } from '../platform/decision.ts';

export type TalkRefusal = 'not_leader' | 'cancelled' | 'not_begun';

/** Whether a person sees how much each member has written: leaders, from the start on. */
export function canSeeTalk({ meeting, asker, now }: MeetingForAsker): Decision<TalkRefusal> {
  if (!mayLead(meeting, asker)) return refuse('not_leader');
  if (meeting.cancelledAt) return refuse('cancelled');
  return hasStarted(meeting, now) ? allowed : refuse('not_begun');
}
