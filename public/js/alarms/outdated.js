/** @import { Alarm } from './protocol.js' */

/** @typedef {Pick<Alarm, 'meetingId' | 'kind' | 'startsAt'>} ShownAlarm */

/**
 * Whether a newer alarm of the same meeting replaces an older one. A new title does not replace the
 * alarm of the start; a new time does.
 *
 * @param {ShownAlarm} older
 * @param {ShownAlarm} newer
 */
export const isOutdatedBy = (older, newer) =>
  older.meetingId === newer.meetingId &&
  (newer.kind === 'meeting_cancelled' || older.kind === newer.kind || older.startsAt !== newer.startsAt);
