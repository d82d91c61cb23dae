/** @import { CardState } from '../../../../src/agenda/protocol.ts' */

// The Korean sentences of the agenda in a room.

export const notBegun = '진행을 아직 시작하지 않았어요';
export const allOver = '준비한 질문을 모두 나눴어요';
export const pausedMark = '멈춤';
export const changePlan = '진행 순서 바꾸기';
export const failed = '바꾸지 못했어요. 잠시 뒤에 다시 눌러 주세요.';

/**
 * @param {number} place
 * @param {number} count
 */
export const placeOf = (place, count) => `질문 ${place}/${count}`;

/** @param {string} body */
export const cardNews = (body) => `이제 나눌 질문이에요. ${body}`;

/** @param {string} nickname */
export const turnOf = (nickname) => `${nickname} 님 차례`;

/** @param {string | null} nickname null: the reader herself */
export const turnNews = (nickname) =>
  nickname === null ? '내 차례예요.' : `${nickname} 님이 말할 차례예요.`;

export const myTurn = '내 차례예요';

/** @param {string} time */
export const endsAtText = (time) => `${time}까지`;

/** @param {number} seconds */
export const minutesText = (seconds) => `${Math.max(1, Math.round(seconds / 60))}분`;

/** @type {Record<CardState, string>} */
export const stateText = {
  waiting: '',
  current: '지금',
  paused: '멈춤',
  done: '끝',
  skipped: '넘어감',
  left_out: '시간 밖',
};

export const buttonText = {
  start: '진행 시작',
  pause: '멈춤',
  resume: '이어서',
  skip: '다음 질문',
  extend: '5분 더',
  turns: '돌아가며',
  pass: '차례 넘기기',
  skipTurn: '다음 분',
  stop: '차례 끝',
};

/**
 * The full names of short buttons, for screen readers.
 *
 * @type {Partial<Record<keyof typeof buttonText, string>>}
 */
export const buttonLabel = {
  pause: '질문 시간 멈춤',
  resume: '질문 시간 이어서 가기',
  turns: '돌아가며 말하기 시작',
  skipTurn: '다음 분 차례로',
  stop: '돌아가며 말하기 끝내기',
};
