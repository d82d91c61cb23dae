import { hasEnded, isLeader, isOpen, type Sight } from './meeting.ts';

/** The message to a person who just opened or joined a meeting. */
export interface Welcome {
  readonly heading: string;
  readonly text: string;
  readonly isLeader: boolean;
}

/** How long a new seat is welcomed on the meeting's page. */
const welcomeMs = 10 * 60_000;

/** Returns the welcome of a new leader or member; null for everybody else. */
export function welcomeOf({ meeting, asker, now }: Sight): Welcome | null {
  const isNew = asker?.joinedAt && now.getTime() - asker.joinedAt.getTime() < welcomeMs;
  if (!isNew || asker.leavesAt || !isOpen(meeting, now)) return null;
  return isLeader(meeting, asker)
    ? {
        heading: '모임을 열었어요',
        text: '함께 읽을 사람을 초대해 보세요. 링크를 보내거나 QR 코드를 보여 주면 돼요.',
        isLeader: true,
      }
    : {
        heading: '자리를 잡았어요',
        text: '시작하기 전에 알려 드릴게요. 캘린더에도 담아 두세요.',
        isLeader: false,
      };
}

/** The message to a member after the end. */
export interface Thanks {
  readonly heading: string;
  /** "하늘, 바다 님이 다녀갔어요."; null if nobody came. */
  readonly cameText: string | null;
  /** The form of another meeting, filled in from this one. */
  readonly nextHref: string;
}

/** Names written out before the rest is counted. */
const namedCount = 8;

/** Returns the thanks to a member of a meeting that took place; null for everybody else. */
export function thanksOf({ meeting, asker, now }: Sight, attendees: readonly string[]): Thanks | null {
  if (!asker?.isMember || meeting.cancelledAt || !hasEnded(meeting, now)) return null;
  return {
    heading: '함께해 주셔서 고마워요',
    cameText: attendees.length === 0 ? null : `${namesText(attendees)} 다녀갔어요.`,
    nextHref: `/meetings/new?from=${meeting.id}`,
  };
}

function namesText(names: readonly string[]): string {
  const named = `${names.slice(0, namedCount).join(', ')} 님`;
  return names.length > namedCount ? `${named} 외 ${names.length - namedCount}명이` : `${named}이`;
}
