import type { AnswerRefusal, HideRefusal, PassOnRefusal, PostponeRefusal } from './policy.ts';

export type Refusal =
  | HideRefusal
  | AnswerRefusal
  | PassOnRefusal
  | PostponeRefusal
  | 'nobody_waits'
  | 'nobody_silent'
  | 'old_version'
  | 'not_found';

/** The messages of refusals. */
export const refusalMessages: Record<Refusal, string> = {
  not_found: '없는 모임이에요. 주소를 다시 확인해 주세요.',
  not_member: '이 모임에 참여한 사람만 할 수 있어요.',
  not_leader: '이 모임의 리더만 할 수 있어요.',
  leader: '리더는 모임에 오는 것으로 되어 있어요. 열 수 없다면 모임을 미루거나 취소해 주세요.',
  not_over: '모임이 끝난 뒤에 할 수 있어요. 끝나면 모임 기록에서 다시 눌러 주세요.',
  cancelled: '취소된 모임이에요.',
  started: '모임이 이미 시작했어요.',
  not_asked: '올 수 있는지는 시작하기 하루 전에 물어봐요. 그때 다시 답해 주세요.',
  too_early: '자리를 넘기는 것은 시작하기 12시간 전부터 할 수 있어요.',
  too_late: '시작하기 30분 전부터는 자리를 넘길 수 없어요. 모두 자리를 그대로 가져요.',
  enough:
    '온다고 한 사람이 최소 인원보다 적을 때만 바로 미룰 수 있어요. 시간은 모임 수정에서도 바꿀 수 있어요.',
  nobody_waits: '지금은 자리를 기다리는 사람이 없어요. 모두 자리를 그대로 가져요.',
  nobody_silent: '참여한 사람이 모두 답했어요. 넘길 자리가 없어요.',
  old_version: '그사이 모임이 바뀌었어요. 바뀐 내용을 보고 다시 눌러 주세요.',
};

export const wrongAnswer = '올 수 있는지 다시 골라 주세요.';
export const wrongSeats = '몇 자리를 넘길지 알 수 없어요. 모임 페이지를 새로 열고 다시 눌러 주세요.';
export const wrongVisibility = '다른 사람에게 보일지 알 수 없어요. 모임 기록을 새로 열고 다시 눌러 주세요.';
