import { koreanDateTime } from '../platform/korean-date.ts';
import { isEntryOpen } from './entry-time.ts';
import { isFull, isOpen, isOutsideClub, type Meeting, type MeetingForAsker, phaseOf } from './meeting.ts';
import { canEnterChat } from './policy.ts';

/** The chat room of a meeting as one person finds it. */
export interface RoomLine {
  readonly note: string;
  /** Null if the person cannot enter. */
  readonly href: string | null;
  readonly label: string;
  /** Whether somebody may be there now. */
  readonly isOpen: boolean;
}

const closed = (note: string): RoomLine => ({ note, href: null, label: '', isOpen: false });

export function roomLine({ meeting, asker, now }: MeetingForAsker): RoomLine {
  const entry = canEnterChat(meeting, asker, now);
  const href = `/meetings/${meeting.id}/chat`;
  if (entry.ok) return { note: '대화방이 열려 있어요.', href, label: '입장하기', isOpen: true };
  switch (entry.reason) {
    case 'not_open_yet':
      return beforeOpening(meeting, href, now);
    case 'closed':
      return {
        note: '대화방은 닫혔고, 나눈 대화는 남아 있어요.',
        href,
        label: '나눈 대화 보기',
        isOpen: false,
      };
    case 'cancelled':
      return closed(noteForOthers.cancelled(meeting, now));
    default:
      return closed(
        isOpen(meeting, now) && (asker?.isBanned || isOutsideClub({ meeting, asker }))
          ? onlyMembers
          : noteForOthers[phaseOf(meeting, now)](meeting, now),
      );
  }
}

function beforeOpening(meeting: Meeting, href: string, now: Date): RoomLine {
  return isEntryOpen(meeting, now)
    ? { note: '곧 시작해요. 먼저 들어가 기다릴 수 있어요.', href, label: '입장하기', isOpen: true }
    : {
        note: `대화방은 ${koreanDateTime(meeting.startsAt, now)}에 열려요.`,
        href,
        label: '대화방 미리 가 보기',
        isOpen: false,
      };
}

const onlyMembers = '대화방에는 참여한 사람만 들어갈 수 있어요.';

const noteForOthers: Record<ReturnType<typeof phaseOf>, (meeting: Meeting, now: Date) => string> = {
  cancelled: () => '취소된 모임이라 대화방이 열리지 않아요.',
  ended: () => '대화방은 닫혔어요. 나눈 대화는 참여한 사람만 볼 수 있어요.',
  live: (meeting) =>
    !isFull(meeting)
      ? '지금 대화방이 열려 있어요. 참여하면 바로 들어갈 수 있어요.'
      : '지금 대화방이 열려 있어요. 참여한 사람만 들어갈 수 있어요.',
  upcoming: ({ startsAt }, now) =>
    `대화방은 ${koreanDateTime(startsAt, now)}에 열려요. 참여한 사람만 들어갈 수 있어요.`,
};
