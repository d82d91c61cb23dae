/**
 * The nickname of a member, as the list of people has it.
 *
 * @param {HTMLElement} root
 * @param {string} userId
 */
export const nicknameOf = (root, userId) => {
  const row = root.querySelector(`#participants [data-user-id="${userId}"] .participant__name`);
  return row?.textContent ?? '';
};

/**
 * Whether the reader leads the room now.
 *
 * @param {HTMLElement} root
 */
export const mayLead = (root) => root.querySelector('[data-may-moderate]') !== null;
