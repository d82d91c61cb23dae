// Korean sentences of the waiting room.

/** @param {number} count */
export const guestCount = (count) => `지금 ${count}명이 기다리고 있어요.`;
export const hello = '인사하기';
export const saidHello = '인사했어요';
export const helloFailed = '인사를 전하지 못했어요. 다시 눌러 주세요.';
export const lobbyReconnecting = '연결이 끊겼어요. 다시 연결하는 중이에요.';
export const startsSoon = '곧 시작해요';
