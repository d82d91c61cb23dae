import { mostMakings } from './policy.ts';

export const refusalMessages = {
  not_found: '모임을 찾을 수 없어요. 주소를 다시 확인해 주세요.',
  not_member: '이 모임의 기록은 함께한 사람만 볼 수 있어요.',
  cancelled: '취소된 모임이라 기록이 없어요.',
  not_over: '기록은 모임이 끝난 뒤에 만들어요. 모임이 끝나면 다시 와 주세요.',
  not_leader: '리더가 내린 기록이에요. 다시 만드는 것은 리더만 할 수 있어요.',
  too_often: `기록은 한 모임에 ${mostMakings}번까지 만들 수 있어요. 지금 있는 기록을 그대로 봐 주세요.`,
  no_record: '아직 내려받을 기록이 없어요.',
} as const;
