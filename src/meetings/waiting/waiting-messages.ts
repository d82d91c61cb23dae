import { lastCallMinutes, seatLimits } from '../../seats/index.ts';

/** The messages of refusals about waiting lists. */
export const waitingMessages = {
  not_full: '지금 빈자리가 있어요. 바로 참여해 보세요.',
  last_call: `시작 ${lastCallMinutes}분 전부터는 대기를 받지 않아요. 자리가 나면 먼저 누른 분이 참여해요.`,
  behind: '빈자리는 먼저 기다린 분께 돌아가요. 대기 순서에 올려 두었으니, 차례가 되면 알려 드릴게요.',
  offer_over:
    '답할 시간이 지나 자리가 다음 분께 넘어갔어요. 다시 기다리려면 ‘자리 나면 알려 주세요’를 눌러 주세요.',
  too_many_waits: `한 번에 모임 ${seatLimits.waitsPerPerson}개까지 기다릴 수 있어요. 기다리지 않을 모임에서 먼저 빠져 주세요.`,
  list_full: `이 모임은 벌써 ${seatLimits.waitsPerMeeting}명이 기다리고 있어요. 이 책의 다른 모임을 둘러보세요.`,
} as const;

export type WaitingRefusal = keyof typeof waitingMessages;

export const chooseAnswer = '참여할지, 다음 분께 넘길지 골라 주세요.';
