import { fetchRoom, readRoom } from './room-page.js';

/** @import { ClosingReason } from './copy.js' */
/** @import { RoomData } from './room-page.js' */
/** @import { ServerClock } from './server-clock.js' */
/** @import { Times } from './timetable.js' */

const refreshedTexts = [
  '.room__title',
  '.room__when',
  '.room__description',
  '.waiting__title',
  '.waiting__when',
  '.waiting__text',
];

/**
 * Holds the meeting's times and, once the room is closed, the reason.
 *
 * @param {object} page
 * @param {HTMLElement} page.root
 * @param {Times} page.times the times in the page
 * @param {ServerClock} page.clock corrected by each refresh
 * @param {Location} page.location
 */
export function createRoomState({ root, times: firstTimes, clock, location }) {
  let times = firstTimes;
  /** @type {ClosingReason | null} */
  let closingReason = null;

  return {
    get times() {
      return times;
    },
    get isClosed() {
      return closingReason !== null;
    },
    get closingReason() {
      return closingReason;
    },
    get hasStarted() {
      return clock.now() >= times.startsAt;
    },

    /** @param {number} startsAt milliseconds since 1970 */
    moveStart(startsAt) {
      times = { ...times, startsAt };
    },

    /**
     * @param {ClosingReason} closing
     * @returns {boolean} false when the room was closed already
     */
    close(closing) {
      if (closingReason) return false;
      closingReason = closing;
      return true;
    },

    /**
     * Fetches the meeting's times, texts and state.
     *
     * @returns {Promise<RoomData['state'] | null>} null: the page could not be loaded, or the room
     *   was closed meanwhile
     */
    async refresh() {
      const fresh = await fetchRoom(location.href);
      if (!fresh || closingReason) return null;
      const data = readRoom(fresh);
      clock.set(data.serverNow);
      ({ times } = data);
      for (const selector of refreshedTexts) {
        const shown = root.querySelector(selector);
        if (shown) shown.textContent = fresh.querySelector(selector)?.textContent ?? '';
      }
      const tools = root.querySelectorAll('.room__leading');
      fresh.querySelectorAll('.room__leading').forEach((part, at) => void tools[at]?.replaceWith(part));
      return data.state;
    },
  };
}

/** @typedef {ReturnType<typeof createRoomState>} RoomState */
