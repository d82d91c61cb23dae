import type { AnswerRefusal } from './policy.ts';

/** The messages of refusals. */
export const refusalMessages: Record<AnswerRefusal | 'not_found', string> = {
  not_found: '없는 모임이에요. 주소를 다시 확인해 주세요.',
  not_member: '이 모임의 참여자만 알릴 수 있어요.',
  cancelled: '취소된 모임이라 더 알리지 않아도 돼요.',
  ended: '모임이 끝나서 더 알리지 않아도 돼요.',
};

export const wrongChoice = '무엇을 골랐는지 알 수 없어요. 모임 화면에서 다시 골라 주세요.';
