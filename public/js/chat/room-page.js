/** @import { Times } from './timetable.js' */

/**
 * The facts about a room in the page's data attributes.
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
 * Reads the page's data attributes.
 *
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
 * Fetches the page again, which holds the meeting's present times and state.
 *
 * @param {string} address
 * @returns {Promise<HTMLElement | null>} the room's element in the new page; null when the page
 *   could not be loaded
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
