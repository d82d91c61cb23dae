/** @import { Alarm } from './protocol.js' */

/** @typedef {Pick<Alarm, 'meetingId' | 'kind' | 'startsAt'>} Said */

/**
 * Whether what was said of a meeting has no place beside something newer. A new title leaves the alarm of the start standing, a new time does not.
 *
 * @param {Said} said
 * @param {Said} newer
 */
export const isOutdatedBy = (said, newer) =>
  said.meetingId === newer.meetingId &&
  (newer.kind === 'meeting_cancelled' || said.kind === newer.kind || said.startsAt !== newer.startsAt);
