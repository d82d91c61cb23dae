/** @import { DeleteRefusal } from '../../../../src/chat/protocol.ts' */

// Korean sentences of the menu of a message.

/** @type {Record<DeleteRefusal, string>} */
export const deletionRefusals = {
  invalid: '이 메시지는 지울 수 없어요.',
  not_found: '이 메시지를 찾지 못했어요. 새로고침한 뒤 다시 해 보세요.',
  not_yours: '다른 사람의 메시지는 리더만 지울 수 있어요.',
  too_late: '보낸 지 5분이 지나서 지울 수 없어요. 리더에게 지워 달라고 부탁해 보세요.',
  closed: '모임이 끝나서 지울 수 없어요.',
  rate_limited: '너무 빠르게 지우고 있어요. 잠시 뒤에 다시 눌러 주세요.',
  unavailable: '지금은 지우지 못했어요. 다시 눌러 주세요.',
};

export const deletionDone = '메시지를 지웠어요.';

export const textCopied = '메시지를 복사했어요.';
export const copyFailed = '복사하지 못했어요. 글을 골라 두었으니 직접 복사해 주세요.';

/** Names of one emoji that the menu shows. */
const mostNames = 10;

/** @param {import('../../../../src/chat/protocol.ts').Reactors} reactors */
export function reactorsText({ emoji, people }) {
  const names = people.slice(0, mostNames).map(({ nickname }) => nickname);
  const others = people.length - names.length;
  return `${emoji} ${names.join(', ')}${others > 0 ? ` 외 ${others}명` : ''}`;
}
