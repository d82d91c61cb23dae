import { find, stamp } from './elements.js';
import { guestCount, hello, helloFailed, lobbyReconnecting, saidHello } from './lobby/copy.js';
import { ackTimeoutMs } from './protocol.js';

/** @import { LobbyGuest, LobbySocket } from './lobby-protocol.js' */

/**
 * Draws the people in the waiting room, and sends the own hello.
 *
 * @param {object} lobby
 * @param {HTMLElement} lobby.panel
 * @param {LobbySocket} lobby.socket
 * @param {string} lobby.myId
 */
export function createGuestList({ panel, socket, myId }) {
  const list = find(panel, '#lobby-guests', HTMLElement);
  const status = find(panel, '#lobby-status', HTMLElement);
  const button = find(panel, '#hello', HTMLButtonElement);
  const template = find(panel, '#guest-template', HTMLTemplateElement);

  /** @param {boolean} isSaid */
  const showHello = (isSaid) => {
    button.textContent = isSaid ? saidHello : hello;
    // With `disabled` the button would lose the focus.
    button.setAttribute('aria-disabled', String(isSaid));
  };

  /** @param {LobbyGuest} guest */
  const rowOf = ({ userId, nickname, isLeader, saidHello: hasSaidHello }) => {
    const row = stamp(template);
    row.dataset.userId = userId;
    find(row, '.lobby__name', HTMLElement).textContent = nickname;
    find(row, '.lobby__me', HTMLElement).hidden = userId !== myId;
    find(row, '.crown', HTMLElement).hidden = !isLeader;
    find(row, '.lobby__hello', HTMLElement).hidden = !hasSaidHello;
    return row;
  };

  button.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') === 'true' || !socket.connected) return;
    showHello(true);
    socket.timeout(ackTimeoutMs).emit('hello', {}, (error, answer) => {
      if (!error && answer.ok) return;
      showHello(false);
      status.textContent = helloFailed;
    });
  });

  return {
    /** @param {readonly LobbyGuest[]} guests everybody in the waiting room */
    show(guests) {
      list.replaceChildren(...guests.map(rowOf));
      status.textContent = guestCount(guests.length);
      showHello(guests.some((guest) => guest.userId === myId && guest.saidHello));
    },

    disconnected() {
      status.textContent = lobbyReconnecting;
    },
  };
}
