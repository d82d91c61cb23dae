import { maxBodyLength } from './protocol.js';

/** @import { EntryRefusal, SendRefusal, SystemNews } from './protocol.js' */
/** @import { ConnectionState } from './connection.js' */
/** @import { Pending } from './pending-messages.js' */

// All Korean sentences of the chat's scripts.

/** @type {Record<ConnectionState, string>} */
export const connectionText = {
  connecting: '연결하는 중…',
  open: '연결됨',
  reconnecting: '연결이 끊겼어요. 다시 연결하는 중이에요.',
  closed: '대화방에서 나왔어요',
};

/**
 * The state of a room that is closed for everybody.
 *
 * @type {Partial<Record<ClosingReason, string>>}
 */
export const closedRoomText = {
  ended: '대화가 끝났어요',
  closed: '대화가 끝났어요',
  cancelled: '모임이 취소됐어요',
};

export const notOpenYet = '시작 전';

/**
 * Why the room is closed, and where to go from there.
 *
 * @typedef {EntryRefusal | 'removed' | 'ended'} ClosingReason
 */

/** @type {Record<ClosingReason, { text: string, action: string | null }>} */
export const closingText = {
  ended: { text: '모임이 끝났어요. 나눈 대화는 그대로 남아 있어요.', action: '전체 대화 보기' },
  closed: { text: '모임이 끝났어요. 나눈 대화는 그대로 남아 있어요.', action: '전체 대화 보기' },
  cancelled: { text: '리더가 모임을 취소했어요.', action: '모임 페이지로' },
  removed: { text: '리더가 이 모임에서 내보냈어요.', action: '모임 페이지로' },
  not_member: { text: '이 모임의 참여자가 아니어서 들어갈 수 없어요.', action: '모임 페이지로' },
  not_found: { text: '모임을 찾을 수 없어요.', action: '모임 둘러보기' },
  not_open_yet: { text: '아직 모임 시간이 아니에요.', action: null },
  unauthenticated: {
    text: '로그인이 풀렸어요. 다시 로그인하면 이어서 이야기할 수 있어요.',
    action: '로그인',
  },
  too_many_connections: {
    text: '이 대화방이 다른 창이나 기기에 너무 많이 열려 있어요. 몇 개를 닫고 다시 연결해 주세요.',
    action: '다시 연결',
  },
};

/** @type {Record<SendRefusal, string>} */
export const refusalText = {
  invalid: '깨졌거나 겹겹이 쌓인 글자가 들어 있어요. 지우고 다시 보내 주세요.',
  too_long: `메시지가 ${maxBodyLength.toLocaleString('ko-KR')}자를 넘었어요.`,
  rate_limited: '잠시 후에 보낼게요.',
  closed: '모임이 끝나서 보내지 못했어요.',
  not_member: '참여자가 아니어서 보내지 못했어요.',
  unavailable: '아직 보내지 못했어요.',
  muted: '리더가 말하기를 멈춰서 보내지 못했어요.',
  held: '이 북클럽에서 쓰지 않기로 한 말이 있어요. 고쳐서 다시 보내 주세요.',
};

/**
 * @param {Pending} pending
 * @param {boolean} isConnected
 */
export function pendingText({ state, code }, isConnected) {
  if (state === 'refused') return code ? refusalText[code] : '보내지 못했어요.';
  if (!isConnected) return '연결되면 보낼게요';
  if (state === 'late') return '아직 보내지 못했어요.';
  return state === 'slowed' ? '잠시 후에 보낼게요' : '보내는 중';
}

export const tooFast = '메시지를 너무 빠르게 보냈어요. 잠시 후에 이어서 보낼게요.';
export const notSentYet = '메시지를 아직 보내지 못했어요. 계속 다시 시도하고 있어요.';
export const retryLabel = '다시 보내기';
export const discardLabel = '지우기';

/** @param {number} length */
export const tooLong = (length) =>
  `${maxBodyLength.toLocaleString('ko-KR')}자까지 보낼 수 있어요. 지금 ${length.toLocaleString('ko-KR')}자예요.`;

/** @param {number} length */
export const lengthText = (length) =>
  `${length.toLocaleString('ko-KR')} / ${maxBodyLength.toLocaleString('ko-KR')}자`;

/**
 * @param {SystemNews} news
 * @returns {string | null} null: this news has no line
 */
export function newsText({ kind, nickname }) {
  if (kind === 'joined') return `${nickname} 님이 들어왔어요`;
  if (kind === 'left') return `${nickname} 님이 나갔어요`;
  if (kind === 'removed') return `${nickname} 님의 참여가 해제되었어요`;
  return kind === 'meeting_changed' ? '리더가 모임 정보를 바꿨어요' : null;
}

/** @param {string} nickname */
export const leaderText = (nickname) => `이제 ${nickname} 님이 리더예요`;

export const online = '온라인';
export const offline = '오프라인';

/**
 * @param {number} all
 * @param {number} present
 */
export const headcount = (all, present) => `${all}명 중 ${present}명 온라인`;

/**
 * @param {number} all
 * @param {ClosingReason} closing
 */
export function closedHeadcount(all, closing) {
  const text = closedRoomText[closing];
  return text === undefined ? `${all}명` : `${all}명 · ${text}`;
}

export const copied = '복사했어요.';
export const selectedToCopy = '글을 골라 두었어요. 복사해 주세요.';

/** @param {number} count */
export const newMessages = (count) => (count > 0 ? `새 메시지 ${count}개` : '최근 메시지로');

/** @param {number} count */
export const caughtUp = (count) => `그동안 온 메시지 ${count}개를 불러왔어요.`;

export const olderFailed = '이전 메시지를 불러오지 못했어요. 다시 눌러 주세요.';

/** @param {number} minutes */
export const endsIn = (minutes) =>
  minutes === 1 ? '모임이 1분 뒤에 끝나요. 인사를 나눌 시간이에요.' : `모임이 ${minutes}분 뒤에 끝나요.`;

export const hasOpened = '모임이 시작됐어요. 대화를 나눠 보세요.';
export const opensNow = '이제 열려요';
export const isOver = '모임 시간이 끝났어요.';
export const deletedText = '삭제된 메시지예요';
export const hiddenText = '운영자가 가린 메시지예요';
export const toolFailed = '열지 못했어요. 다시 눌러 주세요.';
export const showWhole = '모두 보기';
export const showLess = '접기';
