import { type ClubForAsker, isMember } from '../clubs/index.ts';

export type ReadRefusal = 'not_member';
export type ConfirmRefusal = ReadRefusal | 'closed';

type Decision<Reason extends string> =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: Reason };

/** Whether a person may read a club's notices. */
export const canRead = ({ asker }: Pick<ClubForAsker, 'asker'>): Decision<ReadRefusal> =>
  isMember(asker) ? { ok: true } : { ok: false, reason: 'not_member' };

/** Whether a person's reading and confirming is stored. In a closed club nothing changes. */
export function canConfirm(clubForAsker: ClubForAsker): Decision<ConfirmRefusal> {
  const decision = canRead(clubForAsker);
  if (!decision.ok) return decision;
  return clubForAsker.club.closedAt ? { ok: false, reason: 'closed' } : decision;
}
