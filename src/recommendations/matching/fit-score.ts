import type { OpenMeeting } from './meeting-match.ts';

/**
 * Weights of the book's fit and the members' fit, each from 0 to 1, and bonuses for books that the
 * reader liked, was recommended, or has read.
 */
export const weights = { book: 0.55, members: 0.45, liked: 0.4, recommended: 0.35, read: 0.1 };

/** Orders matches: the best first, and of equal ones the earlier meeting. */
export const byScore = (
  one: { readonly meeting: OpenMeeting; readonly score: number },
  other: { readonly meeting: OpenMeeting; readonly score: number },
) =>
  other.score - one.score ||
  one.meeting.startsAt.getTime() - other.meeting.startsAt.getTime() ||
  one.meeting.id - other.meeting.id;
