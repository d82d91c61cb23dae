import { closedHeadcount, headcount, offline, online } from './copy.js';
import { find, stamp } from './elements.js';

/** @import { ClosingReason } from './copy.js' */
/** @import { Participant } from './protocol.js' */

/**
 * Draws the participants.
 *
 * @param {HTMLElement} root
 * @param {string} myId
 */
export function createParticipantList(root, myId) {
  const list = find(root, '#participants', HTMLElement);
  const counts = root.querySelectorAll('.room__headcount');
  const template = find(root, '#participant-template', HTMLTemplateElement);
  /** @type {Map<string, HTMLElement>} */
  const rows = new Map();

  /** @param {Participant} participant */
  const rowOf = ({ userId, nickname, isLeader, online: isOnline }) => {
    const row = rows.get(userId) ?? stamp(template);
    rows.set(userId, row);
    row.dataset.userId = userId;
    row.dataset.online = String(isOnline);
    row.toggleAttribute('data-leader', isLeader);
    find(row, '.participant__name', HTMLElement).textContent = nickname;
    find(row, '.participant__me', HTMLElement).hidden = userId !== myId;
    find(row, '.crown', HTMLElement).hidden = !isLeader;
    find(row, '.participant__presence', HTMLElement).textContent = isOnline ? online : offline;
    for (const tool of row.querySelectorAll('a')) tool.href = tool.href.replace(/\d+(?=\/silence|$)/, userId);
    return row;
  };

  /** @param {string} text */
  const showCount = (text) => {
    for (const count of counts) count.textContent = text;
  };

  return {
    /** @param {readonly Participant[]} participants all of them */
    show(participants) {
      const focused = list.querySelector(':focus');
      list.replaceChildren(...inOrder(participants).map(rowOf));
      for (const [userId, row] of rows) if (!row.isConnected) rows.delete(userId);
      // A row that moves loses the focus.
      if (focused instanceof HTMLElement) focused.focus();
      showCount(headcount(participants.length, participants.filter((one) => one.online).length));
    },

    /**
     * Shows nobody as online.
     *
     * @param {ClosingReason} closing
     */
    close(closing) {
      for (const row of list.children) row.setAttribute('data-online', 'false');
      showCount(closedHeadcount(list.children.length, closing));
    },
  };
}

/**
 * Sorts the leader first, then online participants, then the others, each by name.
 *
 * @param {readonly Participant[]} participants
 */
export const inOrder = (participants) =>
  [...participants].sort(
    (a, b) =>
      Number(b.isLeader) - Number(a.isLeader) ||
      Number(b.online) - Number(a.online) ||
      a.nickname.localeCompare(b.nickname, 'ko'),
  );
