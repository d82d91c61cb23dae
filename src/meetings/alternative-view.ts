import { isOutsideClub, type MeetingForAsker } from './meeting.ts';
import { canJoin } from './policy.ts';
import { nextHrefOf } from './view.ts';

/** A link for a person who cannot take part in a meeting. */
export interface Alternative {
  readonly href: string;
  readonly label: string;
}

/**
 * Returns the link that the meeting's page offers in place of the join button: after a
 * cancellation, to people outside the meeting's club, and to people who cannot join. Null if the
 * page has that button or the person has a seat.
 */
export function alternativeOf(detail: MeetingForAsker): Alternative | null {
  const { meeting, asker, now } = detail;
  const nextHref = nextHrefOf(detail);
  if (meeting.cancelledAt && nextHref) return { href: nextHref, label: '다른 날에 다시 열기' };
  if (isOutsideClub({ meeting, asker })) return { href: `/clubs/${meeting.clubId}`, label: '북클럽 보기' };
  const decision = canJoin(meeting, asker, now);
  const canTakePart = decision.ok || decision.reason === 'unauthenticated' || asker?.isMember;
  if (canTakePart && !meeting.cancelledAt) return null;
  return { href: `/meetings?book=${meeting.bookId}`, label: '이 책의 다른 모임 보기' };
}
