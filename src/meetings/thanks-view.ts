import { hasEnded } from './meeting.ts';
import type { MeetingDetail } from './meeting-detail.ts';
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

/**
 * Returns the message to a member of a meeting that took place; null for everybody else. It thanks
 * those who came, and everybody where nobody is recorded to have come.
 */
export function thanksOf({ meeting, club, asker, now, members, attendees }: MeetingDetail): Thanks | null {
  if (!asker?.isMember || meeting.cancelledAt || !hasEnded(meeting, now)) return null;
  const own = members.find(({ userId }) => userId === asker.userId);
  const isAbsent = attendees.length > 0 && own !== undefined && !attendees.includes(own.nickname);
  return {
    heading: isAbsent ? '모임이 끝났어요' : '함께해 주셔서 고마워요',
    cameText: attendees.length === 0 ? null : `${namesText(attendees)} 다녀갔어요.`,
    nextHref: !club || (asker.isClubManager && !club.isClosed) ? nextMeetingHref(meeting.id) : null,
  };
}

function namesText(names: readonly string[]): string {
  const named = `${names.slice(0, namedCount).join(', ')} 님`;
  return names.length > namedCount ? `${named} 외 ${names.length - namedCount}명이` : `${named}이`;
}
