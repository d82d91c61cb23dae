import { hasStarted, isLeader, isOpen, type MeetingForAsker } from './meeting.ts';
import { roomLine } from './room-view.ts';

/** The message to a person who just opened or joined a meeting. */
export interface Welcome {
  readonly heading: string;
  readonly text: string;
  /** The heading above the invitation; null where the text introduces it. */
  readonly inviteHeading: string | null;
  readonly isLeader: boolean;
  /** The way into the room; null if it is too early. */
  readonly enter: { readonly href: string; readonly label: string } | null;
}

/** How long a new seat is welcomed on the meeting's page. */
const welcomeMs = 10 * 60_000;

/**
 * Returns the welcome of a new leader or member; null for everybody else. `later`: how many
 * meetings of the series follow.
 */
export function welcomeOf(meetingForAsker: MeetingForAsker, later = 0): Welcome | null {
  const { meeting, asker, now } = meetingForAsker;
  const isNew = asker?.joinedAt && now.getTime() - asker.joinedAt.getTime() < welcomeMs;
  if (!isNew || asker.leavesAt || !isOpen(meeting, now)) return null;
  const words = withSeries(wordsFor(meetingForAsker), later);
  const { href, label, isOpen: isRoomOpen } = roomLine(meetingForAsker);
  if (!isRoomOpen || href === null) return { ...words, enter: null };
  return {
    ...words,
    text: hasStarted(meeting, now)
      ? '모임이 진행 중이에요. 바로 들어가 보세요.'
      : '곧 시작해요. 먼저 들어가 기다릴 수 있어요.',
    inviteHeading: '친구도 초대해 보세요',
    enter: { href, label },
  };
}

function wordsFor({ meeting, asker }: MeetingForAsker) {
  const isInClub = meeting.clubId !== null;
  if (isLeader(meeting, asker)) return isInClub ? clubLeaderWords : leaderWords;
  return isInClub ? clubMemberWords : memberWords;
}

type Words = Pick<Welcome, 'heading' | 'text' | 'inviteHeading' | 'isLeader'>;

const withSeries = (words: Words, later: number): Words =>
  words.isLeader && later > 0
    ? { ...words, text: `이어지는 모임 ${later}개도 함께 열었어요. ${words.text}` }
    : words;

const leaderWords = {
  heading: '모임을 열었어요',
  text: '함께 읽을 사람을 초대해 보세요. 링크를 보내거나 QR 코드를 보여 주면 돼요.',
  inviteHeading: null,
  isLeader: true,
};
const memberWords = {
  heading: '자리를 잡았어요',
  text: '시작하기 전에 알려 드릴게요. 캘린더에도 담아 두세요.',
  inviteHeading: '친구도 초대해 보세요',
  isLeader: false,
};
const clubLeaderWords = {
  ...leaderWords,
  heading: '모임을 정했어요',
  text: '북클럽 멤버의 자리를 잡아 두었어요. 시작하기 전에 다 함께 알려 드릴게요.',
};
const clubMemberWords = {
  ...memberWords,
  text: '이 북클럽 모임에 자리가 있어요. 시작하기 전에 알려 드릴게요.',
};
