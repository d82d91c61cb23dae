/** @import { RoomLog } from '../room-log.js' */

/** Messages that are loaded to reach an older one. */
const maxLoaded = 4_000;

/**
 * Loads older messages until one of them is there, unless it is too far.
 *
 * @param {RoomLog} log
 * @param {number} seq
 * @returns {Promise<boolean>} whether the log holds it now
 */
export async function reach(log, seq) {
  const isNear = log.firstSeq - seq <= maxLoaded;
  for (let first = 0; isNear && log.firstSeq > seq && log.firstSeq !== first; ) {
    first = log.firstSeq;
    await log.loadOlder();
  }
  return log.messageAt(seq) !== undefined;
}
