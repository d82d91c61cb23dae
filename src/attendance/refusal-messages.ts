import type { HideRefusal } from './policy.ts';

export type Refusal = HideRefusal | 'not_found';

/** The messages of refusals. */
export const refusalMessages: Record<Refusal, string> = {
  not_found: '없는 모임이에요. 주소를 다시 확인해 주세요.',
  not_member: '이 모임에 참여한 사람만 할 수 있어요.',
  not_over: '모임이 끝난 뒤에 할 수 있어요. 끝나면 모임 기록에서 다시 눌러 주세요.',
  cancelled: '취소된 모임이에요.',
};
