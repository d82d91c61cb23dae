import type { ReasonOf } from '../platform/decision.ts';
import type { ShowTalkResult } from './show-talk.ts';

/** The messages of refusals. */
export const refusalMessages: Record<ReasonOf<ShowTalkResult>, string> = {
  not_found: '없는 모임이에요. 주소를 다시 확인해 주세요.',
  not_leader: '모임을 이끄는 분만 볼 수 있어요.',
  cancelled: '취소된 모임이라 볼 대화가 없어요.',
  not_begun: '모임이 시작하면 볼 수 있어요.',
};
