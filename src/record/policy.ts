import { type MeetingAndAsker, mayLead, phaseOf } from '../meetings/index.ts';
import { allowed, type Decision, refuse } from '../platform/decision.ts';
import type { RecordState } from './state-repository.ts';

/** The most times that the record of a meeting is made. */
export const mostMakings = 5;
/**
 * The most times that workers begin one or that leaders ask for it or take it down. It bounds calls
 * for records that are never stored.
 */
const mostClaims = 40;

export type ReadRefusal = 'not_member' | 'cancelled' | 'not_over';

/** Whether a person may read the record: members of the meeting and of its club, after the end. */
export function canRead({ meeting, asker, now }: MeetingAndAsker): Decision<ReadRefusal> {
  if (!asker?.isMember && asker?.isClubMember !== true) return refuse('not_member');
  const phase = phaseOf(meeting, now);
  if (phase === 'ended') return allowed;
  if (phase === 'cancelled') return refuse('cancelled');
  return asker.isMember ? refuse('not_over') : refuse('not_member');
}

export type MakeRefusal = ReadRefusal | 'not_leader' | 'too_often';

/**
 * Whether a person may have the record made. The first one is open to every member; a leader may
 * have it made again, a few times, also one that was taken down.
 */
export function canMake(found: MeetingAndAsker, state: RecordState | null): Decision<MakeRefusal> {
  const decision = canRead(found);
  if (!decision.ok) return decision;
  if ((state?.claim ?? 0) >= mostClaims) return refuse('too_often');
  if (!mayLead(found.meeting, found.asker)) return state?.isTakenDown ? refuse('not_leader') : allowed;
  return (state?.makings ?? 0) >= mostMakings ? refuse('too_often') : allowed;
}

/**
 * Whether a request for the record has one made. One that is on its way is not begun again, and one
 * that was made only for a leader.
 */
export const beginsMaking = ({ meeting, asker }: MeetingAndAsker, state: RecordState | null): boolean =>
  state === null || (!state.isDue && (state.madeAt === null || mayLead(meeting, asker)));

/** Whether a person may take the record down: leaders. */
export function canTakeDown(found: MeetingAndAsker): Decision<ReadRefusal | 'not_leader'> {
  const decision = canRead(found);
  if (!decision.ok) return decision;
  return mayLead(found.meeting, found.asker) ? allowed : refuse('not_leader');
}
