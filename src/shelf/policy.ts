import { type ClubForAsker, isManager, isMember } from '../clubs/index.ts';
import { allowed, type Decision, refuse } from '../platform/decision.ts';

/** Whether a person may read the shelf and the archive, also after the club closed. */
export const canRead = ({ asker }: Pick<ClubForAsker, 'asker'>): Decision<'not_member'> =>
  isMember(asker) ? allowed : refuse('not_member');

/** Whether a person may rate the books of the club. */
export function canRate({ club, asker }: ClubForAsker): Decision<'not_member' | 'closed'> {
  if (!isMember(asker)) return refuse('not_member');
  return club.closedAt ? refuse('closed') : allowed;
}

/** Whether a person may add books by hand and take them off again. */
export function canArrange({ club, asker }: ClubForAsker): Decision<'not_member' | 'not_manager' | 'closed'> {
  if (!isMember(asker)) return refuse('not_member');
  if (!isManager(asker?.role)) return refuse('not_manager');
  return club.closedAt ? refuse('closed') : allowed;
}
