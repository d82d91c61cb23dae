/** @import { FoundMessages } from '../../../../src/chat/protocol.ts' */

// Korean sentences of the search in the log.

export const nothingFound = '찾는 말이 있는 메시지가 없어요. 낱말을 바꾸거나 줄여서 다시 찾아보세요.';
export const searching = '찾는 중이에요…';
export const tooFast = '너무 자주 찾고 있어요. 잠시 뒤에 다시 찾아보세요.';
export const wrongWords = '이 말로는 찾을 수 없어요. 다른 낱말로 찾아보세요.';
export const searchFailed = '지금은 찾지 못했어요. 잠시 뒤에 다시 찾아보세요.';
export const jumping = '그 대화로 가는 중이에요…';
export const contextFailed = '그 대화를 불러오지 못했어요. 다시 눌러 주세요.';
export const connectionLost = '연결이 끊겼어요. 연결되면 다시 찾아보세요.';
export const around = '앞뒤 이야기';

export const indexing = '대화가 길어서 새 메시지까지는 아직 찾지 못했어요. 잠시 뒤에 다시 찾아보세요.';
const notReadYet = '더 앞의 대화는 아직 살펴보지 않았어요.';

/**
 * @param {number} count of results so far
 * @param {FoundMessages} page
 */
export function foundText(count, { more, stoppedAt, indexing: isIndexing }) {
  if (isIndexing) return indexing;
  const isAll = !more && stoppedAt === undefined;
  if (count === 0) return isAll ? nothingFound : `찾는 말이 아직 나오지 않았어요. ${notReadYet}`;
  return isAll ? `메시지 ${count}개를 찾았어요.` : `메시지 ${count}개를 찾았어요. ${notReadYet}`;
}

/** @param {string} code of a refusal */
export function refusalOf(code) {
  if (code === 'rate_limited') return tooFast;
  return code === 'unavailable' ? searchFailed : wrongWords;
}
