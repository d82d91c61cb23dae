/** @typedef {{ userId: string, nickname: string }} Name */

/**
 * Returns the members in the room's list whose nicknames begin with a text, then those that hold
 * it. Leaves out the reader and people whom she blocked.
 *
 * @param {HTMLElement} root
 * @param {string} query
 * @returns {Name[]}
 */
export function matchingNames(root, query) {
  const wanted = query.toLowerCase();
  const blocked = new Set((root.dataset.blockedIds ?? '').split(' '));
  const names = [...root.querySelectorAll('#participants [data-user-id]')].flatMap((line) => {
    const userId = line.getAttribute('data-user-id') ?? '';
    const nickname = line.querySelector('.participant__name')?.textContent?.trim() ?? '';
    const isOther = userId !== root.dataset.userId && !blocked.has(userId);
    return isOther && nickname.toLowerCase().includes(wanted) ? [{ userId, nickname }] : [];
  });
  /** @param {Name} name */
  const rank = ({ nickname }) => (nickname.toLowerCase().startsWith(wanted) ? 0 : 1);
  return names.sort((a, b) => rank(a) - rank(b) || a.nickname.localeCompare(b.nickname, 'ko'));
}
