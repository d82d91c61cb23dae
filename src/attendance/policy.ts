import { hasStarted, isLeader, type MeetingForAsker, mayLead, phaseOf } from '../meetings/index.ts';
import { allowed, type Decision, refuse } from '../platform/decision.ts';
import { isOffering } from '../seats/index.ts';
import { type Question, questionTimes } from './question.ts';

export type HideRefusal = 'not_member' | 'not_over' | 'cancelled';

/** After the end a member decides whether other members see that she came. */
export function canHide({ meeting, asker, now }: MeetingForAsker): Decision<HideRefusal> {
  if (!asker?.isMember) return refuse('not_member');
  const phase = phaseOf(meeting, now);
  if (phase === 'cancelled') return refuse('cancelled');
  return phase === 'ended' ? allowed : refuse('not_over');
}

type Late = 'cancelled' | 'started';

const lateBecause = ({ meeting, now }: MeetingForAsker): Late | null => {
  if (meeting.cancelledAt) return 'cancelled';
  return hasStarted(meeting, now) ? 'started' : null;
};

export type AnswerRefusal = Late | 'not_member' | 'leader' | 'not_asked';

/** A member answers, and changes her answer, until the start. The leader comes. */
export function canAnswer(found: MeetingForAsker, question: Question | null): Decision<AnswerRefusal> {
  if (!found.asker?.isMember) return refuse('not_member');
  const late = lateBecause(found);
  if (late) return refuse(late);
  if (isLeader(found.meeting, found.asker)) return refuse('leader');
  return question ? allowed : refuse('not_asked');
}

export type PostponeRefusal = Late | 'not_leader' | 'not_asked' | 'enough';

/** A leader may postpone a meeting in one step while fewer people come than its minimum. */
export function canPostpone(
  found: MeetingForAsker,
  question: Question | null,
  coming: number,
): Decision<PostponeRefusal> {
  const { meeting, asker } = found;
  if (!asker || !mayLead(meeting, asker)) return refuse('not_leader');
  const late = lateBecause(found);
  if (late) return refuse(late);
  if (!question) return refuse('not_asked');
  return meeting.minimum != null && coming < meeting.minimum ? allowed : refuse('enough');
}

export type PassOnRefusal = Late | 'not_leader' | 'not_asked' | 'too_early' | 'too_late';

/**
 * From twelve hours before the start a leader may pass on seats of members who did not answer, as
 * long as seats are offered to people who wait.
 */
export function canPassOn(found: MeetingForAsker, question: Question | null): Decision<PassOnRefusal> {
  const { meeting, asker, now } = found;
  if (!asker || !mayLead(meeting, asker)) return refuse('not_leader');
  const late = lateBecause(found);
  if (late) return refuse(late);
  if (!question) return refuse('not_asked');
  const opensAt = meeting.startsAt.getTime() - questionTimes.passOnBeforeMs;
  if (now.getTime() < opensAt) return refuse('too_early');
  return isOffering(meeting.startsAt, now) ? allowed : refuse('too_late');
}
