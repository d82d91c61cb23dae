import { hasEnded, type MeetingForAsker } from './meeting.ts';
import { nextMeetingHref } from './view.ts';

/** The message to a member after the end. */
export interface Thanks {
  readonly heading: string;
  /** "하늘, 바다 님이 다녀갔어요."; null if nobody came. */
  readonly cameText: string | null;
  /** The form of the next meeting; null for people who may open none in the meeting's club. */
  readonly nextHref: string | null;
}

/** Names written out before the rest is counted. */
const namedCount = 8;

/** Returns the thanks to a member of a meeting that took place; null for everybody else. */
export function thanksOf(
  { meeting, club, asker, now }: MeetingForAsker,
  attendees: readonly string[],
): Thanks | null {
  if (!asker?.isMember || meeting.cancelledAt || !hasEnded(meeting, now)) return null;
  return {
    heading: '함께해 주셔서 고마워요',
    cameText: attendees.length === 0 ? null : `${namesText(attendees)} 다녀갔어요.`,
    nextHref: !club || (asker.isClubManager && !club.isClosed) ? nextMeetingHref(meeting.id) : null,
  };
}

function namesText(names: readonly string[]): string {
  const named = `${names.slice(0, namedCount).join(', ')} 님`;
  return names.length > namedCount ? `${named} 외 ${names.length - namedCount}명이` : `${named}이`;
}
