import { type MeetingAndAsker, mayLead, phaseOf } from '../meetings/index.ts';
import { allowed, type Decision, refuse } from '../platform/decision.ts';

/** A meeting, and whether the asker took the task to prepare its questions. */
export interface MeetingForPreparer {
  readonly found: MeetingAndAsker;
  readonly isPresenter: boolean;
}

export type PrepareRefusal = 'not_preparer' | 'cancelled' | 'ended';

/** Whether a person sees questions that are not approved: leaders, and the meeting's presenter. */
export const maySeeDrafts = ({ found: { meeting, asker }, isPresenter }: MeetingForPreparer): boolean =>
  asker !== null && (mayLead(meeting, asker) || isPresenter);

/** Whether a person may draft, write, order and approve questions, which ends with the meeting. */
export function canPrepare(preparer: MeetingForPreparer): Decision<PrepareRefusal> {
  if (!maySeeDrafts(preparer)) return refuse('not_preparer');
  const phase = phaseOf(preparer.found.meeting, preparer.found.now);
  return phase === 'cancelled' || phase === 'ended' ? refuse(phase) : allowed;
}
