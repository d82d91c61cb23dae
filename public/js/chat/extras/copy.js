/** @import { ReactRefusal } from '../../../../src/chat/protocol.ts' */

// Korean sentences about replies, quotes and reactions.

/** @type {Record<ReactRefusal, string>} */
export const reactionRefusals = {
  invalid: '이 반응은 남길 수 없어요.',
  not_found: '지워진 메시지에는 반응을 남길 수 없어요.',
  closed: '모임이 끝나서 반응을 남길 수 없어요.',
  muted: '리더가 말하기를 멈춰서 반응을 남길 수 없어요.',
  rate_limited: '너무 빠르게 누르고 있어요. 잠시 뒤에 다시 눌러 주세요.',
  unavailable: '지금은 반응을 남기지 못했어요. 다시 눌러 주세요.',
};

export const reactionsLabel = '반응';

/**
 * Holds the number as a word of its own, as the button shows it: people who speak to the page say
 * what they see.
 *
 * @param {string} name
 * @param {number} count
 * @param {boolean} isMine
 */
export const reactionLabel = (name, count, isMine) =>
  `${name} ${count} 명${isMine ? ', 나도 남겼어요. 누르면 거둬요' : ''}`;

export const answers = '답장: ';
export const originalLoading = '원래 메시지 보기';
export const originalOfBlocked = '막은 분의 글이에요';
export const originalMissing = '원래 메시지를 찾지 못했어요. 잠시 뒤에 다시 눌러 주세요.';

/** @param {number | undefined} page */
export const quoteSource = (page) => (page === undefined ? '책 속 문장' : `책 속 문장 · ${page}쪽`);

/** @param {string} [nickname] */
export const answeringTo = (nickname) => (nickname ? `${nickname} 님에게 답장` : '답장');
export const stopAnswering = '답장 그만두기';
export const editQuote = '고치기';
export const removeQuote = '문장 빼기';
