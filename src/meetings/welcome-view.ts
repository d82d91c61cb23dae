import { isLeader, isOpen, type Sight } from './meeting.ts';

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
