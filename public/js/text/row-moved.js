/**
 * Says where a question of an agenda's plan was moved, and that the order is not saved yet.
 *
 * @param {number} number
 * @returns {string}
 */
export const rowMoved = (number) => `${number}번째로 옮겼어요. 저장하기를 누르면 이 순서로 저장돼요.`;
