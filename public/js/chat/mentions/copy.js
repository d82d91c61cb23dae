// Korean sentences of the list of names in the composer.

export const listLabel = '부를 참여자';

/** @param {number} count */
export const countText = (count) => `참여자 ${count}명을 부를 수 있어요. 위아래 화살표로 골라 보세요.`;

/** @param {string} nickname */
export const chosenText = (nickname) => `${nickname} 님을 골랐어요.`;
