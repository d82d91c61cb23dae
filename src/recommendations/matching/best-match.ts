import type { OpenMeeting } from './meeting-match.ts';

/** Orders matches: the best first, and of equal ones the earlier meeting. */
export const byScore = (
  one: { readonly meeting: OpenMeeting; readonly score: number },
  other: { readonly meeting: OpenMeeting; readonly score: number },
) =>
  other.score - one.score ||
  one.meeting.startsAt.getTime() - other.meeting.startsAt.getTime() ||
  one.meeting.id - other.meeting.id;
