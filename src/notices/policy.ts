import { type ClubForAsker, isMember } from '../clubs/index.ts';
import { allowed, type Decision, refuse } from '../platform/decision.ts';

export type ReadRefusal = 'not_member';
export type ConfirmRefusal = ReadRefusal | 'closed';

/** Whether a person may read a club's notices. */
export const canRead = ({ asker }: Pick<ClubForAsker, 'asker'>): Decision<ReadRefusal> =>
  isMember(asker) ? allowed : refuse('not_member');

/** Whether a person's reading and confirming is stored. In a closed club nothing changes. */
export function canConfirm(clubForAsker: ClubForAsker): Decision<ConfirmRefusal> {
  const decision = canRead(clubForAsker);
  if (!decision.ok) return decision;
  return clubForAsker.club.closedAt ? refuse('closed') : decision;
}
