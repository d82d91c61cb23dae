import type { RemindRefusal } from './policy.ts';

/** One message per reason of refusal. */
export const refusalMessages: Record<RemindRefusal | 'not_found' | 'not_member', string> = {
  not_found: '없는 모임이에요. 주소를 다시 확인해 주세요.',
  not_member: '이 모임에 참여한 사람만 할 수 있어요.',
  not_leader: '이 모임을 연 리더만 할 수 있어요.',
  cancelled: '취소된 모임이에요.',
  begun: '이미 시작한 모임이에요. 대화방에서 바로 불러 주세요.',
  not_announced: '아직 알림이 나가기 전이에요. 알림이 나간 뒤에 한 번 더 알릴 수 있어요.',
  reminded: '이미 한 번 더 알렸어요.',
  all_know: '더 알릴 사람이 없어요. 모두 알림을 열어 봤거나 들어왔거나 꺼 두었어요.',
};

export const badUnsubscribeMessage =
  '주소가 잘려서 확인하지 못했어요. 메일에 있는 주소를 끝까지 복사하거나, 설정에서 알림 메일을 꺼 주세요.';
