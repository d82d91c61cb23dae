/** The nickname in place of one that operators hid. */
export const hiddenNickname = (number: number): string => `별명 가림 ${number}`;
