import { type ClubForAsker, isMember } from '../clubs/index.ts';
import { allowed, type Decision, refuse } from '../platform/decision.ts';
import type { DatePoll } from './date-poll.ts';

export type ReadRefusal = 'not_member';
export type AnswerRefusal = ReadRefusal | 'closed' | 'over';

/** Whether a person may see a club's date polls. */
export const canRead = ({ asker }: Pick<ClubForAsker, 'asker'>): Decision<ReadRefusal> =>
  isMember(asker) ? allowed : refuse('not_member');

/** Whether a person may answer. In a closed club nothing changes. */
export function canAnswer(clubForAsker: ClubForAsker, poll: DatePoll): Decision<AnswerRefusal> {
  const decision = canRead(clubForAsker);
  if (!decision.ok) return decision;
  if (clubForAsker.club.closedAt) return refuse('closed');
  return poll.isOpen ? allowed : refuse('over');
}
