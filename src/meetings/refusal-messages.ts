import { koreanDateTime } from '../platform/korean-date.ts';
import { meetingLimits } from './meeting-limits.ts';
import type { JoinRefusal, LeaveRefusal, RemoveRefusal, SilenceRefusal, TakeOverRefusal } from './policy.ts';
import { type WaitingRefusal, waitingMessages } from './waiting/waiting-messages.ts';

export type Refusal =
  | 'not_found'
  | 'no_invitation'
  | JoinRefusal
  | LeaveRefusal
  | RemoveRefusal
  | SilenceRefusal
  | TakeOverRefusal
  | WaitingRefusal;

/** The messages of refusals. */
export const refusalMessages: Record<Refusal, string> = {
  ...waitingMessages,
  not_found: '없는 모임이에요. 주소를 다시 확인해 주세요.',
  no_invitation: '이 모임에는 더 초대할 수 없어요. 다른 모임을 둘러보세요.',
  unauthenticated: '로그인하면 이 모임에 함께할 수 있어요.',
  not_leader: '이 모임을 연 리더만 할 수 있어요.',
  not_member: '이 모임에 참여한 사람만 할 수 있어요.',
  leader: '리더는 자기 모임에서 나갈 수 없어요. 모임을 열 수 없다면 모임을 취소해 주세요.',
  full: '정원이 찼어요. 기다리면 자리가 날 때 알려 드려요.',
  banned: '리더가 내보내서 이 모임에는 다시 참여할 수 없어요. 리더가 다시 들어오게 하면 참여할 수 있어요.',
  club_members_only: '북클럽 멤버만 참여할 수 있는 모임이에요. 먼저 북클럽에 함께해 주세요.',
  club_manager: '북클럽의 리더와 공동 리더는 모임에서 내보낼 수 없어요. 역할은 북클럽에서 바꿀 수 있어요.',
  leads_too: '리더와 공동 리더의 말하기는 멈출 수 없어요.',
  too_many_joined: `앞으로 열릴 모임에는 ${meetingLimits.upcoming.joined}개까지 참여할 수 있어요. 참여할 수 없게 된 모임을 취소한 뒤 다시 시도해 주세요.`,
  cancelled: '취소된 모임이에요.',
  ended: '이미 끝난 모임이에요.',
};

export const extensionRefused =
  '모임 시간을 늘리지 못했어요. 그사이 모임이 바뀌었을 수 있어요. 다시 시도해 주세요.';

export const tooManyLed = `앞으로 열릴 모임은 ${meetingLimits.upcoming.led}개까지 열 수 있어요. 지난 모임이 끝나거나 열지 않을 모임을 취소한 뒤 다시 시도해 주세요.`;

export const tooManyLedByLeader = `북클럽 리더가 앞으로 열 수 있는 모임 ${meetingLimits.upcoming.led}개가 찼어요. 지난 모임이 끝나거나 열지 않을 모임을 취소한 뒤 다시 시도해 주세요.`;

/** Says when the leader may move or rename the meeting again, rounded up to the minute. */
export function tooManyChanges(nextAt: Date, now: Date): string {
  const shown = new Date(Math.ceil(nextAt.getTime() / 60_000) * 60_000);
  return `제목과 시간은 한 시간에 ${meetingLimits.changes.count}번까지 바꿀 수 있어요. ${koreanDateTime(shown, now)}부터 다시 바꿀 수 있어요.`;
}
