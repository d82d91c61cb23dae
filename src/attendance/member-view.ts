import type { MeetingForAsker } from '../meetings/index.ts';
import type { RollState } from './roll.ts';

/** Asks a member whether she comes: the view-model of views/attendance/partials/member.ejs. */
export interface MemberPart {
  readonly action: string;
  readonly heading: string;
  readonly note: string;
  /** Whether she said that she comes. */
  readonly isComing: boolean;
}

export const memberPart = ({ meeting }: MeetingForAsker, own: RollState): MemberPart => ({
  action: `/meetings/${meeting.id}/attendance`,
  heading: own === 'yes' ? '온다고 답했어요' : '이번 모임에 올 수 있으세요?',
  note:
    own === 'yes'
      ? '못 오게 되면 시작하기 전까지 바꿀 수 있어요. 못 간다고 하면 내 자리는 다른 사람이 쓸 수 있어요.'
      : '못 간다고 하면 내 자리는 다른 사람이 쓸 수 있어요. 대답은 리더가 보고, 시작하기 전까지 바꿀 수 있어요.',
  isComing: own === 'yes',
});
