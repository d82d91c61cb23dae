import type { RotaRefusal } from './locked-duty.ts';

/** The messages of refusals. */
export const refusalMessages: Record<RotaRefusal, string> = {
  not_found: '없는 모임이에요. 주소를 다시 확인해 주세요.',
  not_member: '이 북클럽의 멤버만 할 수 있어요.',
  not_manager: '이 북클럽의 리더와 공동 리더만 정할 수 있어요.',
  closed: '문을 닫은 북클럽이라 차례를 바꿀 수 없어요.',
  over: '끝났거나 취소된 모임이라 차례를 바꿀 수 없어요.',
  task_off: '이 북클럽은 이 차례를 쓰지 않아요.',
  not_your_turn: '지금은 다른 분의 차례예요. 모임 화면에서 누구 차례인지 확인해 주세요.',
  no_such_member: '이 모임에 자리가 있는 멤버 가운데에서 골라 주세요.',
};

export const wrongChoice = '무엇을 골랐는지 알 수 없어요. 모임 화면에서 다시 골라 주세요.';
