/**
 * What travels over the socket (contract.md, "/chat"). Ids are strings on the wire.
 *
 * @typedef {object} ChatMessage
 * @property {string} id
 * @property {number} seq Rises by 1 within a meeting.
 * @property {string} clientId The sender's own name for it: sent twice, it is still one message.
 * @property {string} meetingId
 * @property {string} userId
 * @property {string} nickname
 * @property {string} body
 * @property {string} sentAt ISO 8601.
 *
 * @typedef {{ messages: ChatMessage[], more: boolean }} HistoryPage
 *   Ascending. `more` is said of the side that was asked for: newer ones after `afterSeq`, older ones otherwise.
 * @typedef {{ beforeSeq?: number, afterSeq?: number, limit?: number }} HistoryRequest
 * @typedef {({ ok: true } & HistoryPage) | { ok: false, code: string }} HistoryAnswer
 *
 * @typedef {'invalid' | 'too_long' | 'rate_limited' | 'closed' | 'not_member' | 'unavailable'} SendRefusal
 * @typedef {{ ok: true, message: ChatMessage } | { ok: false, code: SendRefusal, retryAfterMs?: number }} SendAnswer
 *
 * @typedef {{ userId: string, nickname: string, isLeader: boolean, online: boolean }} Participant
 *
 * @typedef {'joined' | 'left' | 'meeting_changed' | 'meeting_cancelled' | 'meeting_ended' | 'removed'} SystemKind
 * @typedef {{ kind: SystemKind, userId: string, nickname: string, at: string }} SystemNews
 *
 * @typedef {'unauthenticated' | 'not_found' | 'not_member' | 'not_open_yet' | 'closed' | 'cancelled' | 'too_many_connections'} EntryRefusal
 *
 * @typedef {{
 *   history: (page: HistoryPage) => void,
 *   message: (message: ChatMessage) => void,
 *   head: (head: { seq: number }) => void,
 *   participants: (participants: Participant[]) => void,
 *   system: (news: SystemNews) => void,
 * }} ServerEvents
 *
 * @typedef {{
 *   'message:send': (sent: { clientId: string, body: string }, ack: (answer: SendAnswer) => void) => void,
 *   history: (request: HistoryRequest, ack: (answer: HistoryAnswer) => void) => void,
 * }} ClientEvents
 *
 * @typedef {import('../../vendor/socket.io.esm.min.js').Socket<ServerEvents, ClientEvents>} ChatSocket
 */

/** Code points of a message after trimming. */
export const maxBodyLength = 2_000;

/** Messages in one answer to `history`, at most. */
export const maxPage = 200;

/** Milliseconds an acknowledgement may take before the message is sent again. */
export const ackTimeout = 5_000;
