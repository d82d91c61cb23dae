/** @import { PinRefusal } from '../../../../src/chat/protocol.ts' */

// Korean sentences about the pinned message.

/** @type {Record<PinRefusal, string>} */
export const pinRefusals = {
  invalid: '이 메시지는 고정할 수 없어요.',
  not_found: '이 메시지를 찾지 못했어요. 새로고침한 뒤 다시 해 보세요.',
  not_leader: '메시지는 리더만 고정할 수 있어요.',
  closed: '모임이 끝나서 고정을 바꿀 수 없어요.',
  rate_limited: '너무 빠르게 누르고 있어요. 잠시 뒤에 다시 눌러 주세요.',
  unavailable: '지금은 고정을 바꾸지 못했어요. 다시 눌러 주세요.',
};

export const pinnedLabel = '고정한 메시지';
export const pinThis = '위에 고정';
export const unpinThis = '고정 풀기';
export const pinDone = '메시지를 고정했어요.';
export const unpinDone = '메시지 고정을 풀었어요.';
