/** @import { Times } from './timetable.js' */

/**
 * What the server says of the room in the page's data attributes.
 *
 * @typedef {object} RoomData
 * @property {'not_open_yet' | 'open' | 'closed' | 'cancelled'} state
 * @property {string} meetingId
 * @property {{ id: string, nickname: string }} me
 * @property {string} leaderId
 * @property {Times} times
 * @property {number} serverNow milliseconds since 1970 when the page was written
 */

/**
 * @param {HTMLElement} root
 * @returns {RoomData}
 */
export function readRoom(root) {
  const { state, meetingId = '', userId = '', nickname = '', leaderId = '' } = root.dataset;
  return {
    state: /** @type {RoomData['state']} */ (state),
    meetingId,
    me: { id: userId, nickname },
    leaderId,
    times: {
      startsAt: Date.parse(root.dataset.startsAt ?? ''),
      endsAt: Date.parse(root.dataset.endsAt ?? ''),
    },
    serverNow: Date.parse(root.dataset.serverNow ?? ''),
  };
}

/**
 * Asks for the page again: it is where the meeting's times and state are said.
 *
 * @param {string} address
 * @returns {Promise<HTMLElement | null>} the room's element in the new page; null when there is none to be had
 */
export async function fetchRoom(address) {
  try {
    const response = await fetch(address, { cache: 'no-store', headers: { accept: 'text/html' } });
    if (!response.ok || response.redirected) return null;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    return page.getElementById('room');
  } catch {
    return null;
  }
}
