/**
 * The events of the `/alarms` namespace.
 *
 * @typedef {'starting_soon' | 'meeting_changed' | 'meeting_cancelled' | 'seat_offered' |
 *   'attendance_asked' | 'note_asked' | 'mentioned'} AlarmKind
 *
 * @typedef {object} Alarm
 * @property {string} id Names the announcement: the same for every repetition.
 * @property {AlarmKind} kind
 * @property {string} meetingId
 * @property {string} title
 * @property {string} startsAt ISO 8601.
 * @property {number} minutesLeft Until the start, at the time of sending; 0 from the start on.
 * @property {readonly ('title' | 'start' | 'end')[]} [changed] Of a change.
 * @property {string} url A path of this site.
 *
 * @typedef {object} Talk People talk in the chat room of a running meeting.
 * @property {string} meetingId
 * @property {string} title
 * @property {string} url The chat room, a path of this site.
 *
 * @typedef {object} CardSignal A leader put a question to this person alone.
 * @property {string} meetingId
 * @property {string} title
 * @property {string} url The chat room, a path of this site.
 * @property {boolean} isNew Whether no page of hers has reported it.
 *
 * @typedef {'received' | 'opened'} Stage
 *
 * @typedef {{
 *   alarm: (alarm: Alarm) => void,
 *   unread: (unread: { count: number }) => void,
 *   talk: (talk: Talk) => void,
 *   'question-card': (card: CardSignal) => void,
 *   preferences: (preferences: { sound: boolean }) => void,
 *   page: (page: { path: string }) => void,
 * }} ServerEvents
 *
 * @typedef {{
 *   'alarm:seen': (
 *     seen: { id: string, stage: Stage },
 *     ack: (answer: { ok: boolean, code?: string }) => void,
 *   ) => void,
 *   'question-card:received': (
 *     received: { meetingId: string },
 *     ack: (answer: { ok: boolean, code?: string }) => void,
 *   ) => void,
 * }} ClientEvents
 *
 * @typedef {import('../../vendor/socket.io.esm.min.js').Socket<ServerEvents, ClientEvents>} AlarmSocket
 */

export const ackTimeoutMs = 5_000;
