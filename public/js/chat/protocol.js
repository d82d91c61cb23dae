/**
 * The protocol of `/chat`. The types come from the server; the server reads the limits from here.
 *
 * @typedef {import('../../../src/chat/protocol.ts').Message} ChatMessage
 * @typedef {import('../../../src/chat/protocol.ts').History} HistoryPage
 * @typedef {import('../../../src/chat/protocol.ts').HistoryRequest} HistoryRequest
 * @typedef {import('../../../src/chat/protocol.ts').HistoryAnswer} HistoryAnswer
 * @typedef {import('../../../src/chat/protocol.ts').SendRefusal} SendRefusal
 * @typedef {import('../../../src/chat/protocol.ts').SendAnswer} SendAnswer
 * @typedef {import('../../../src/chat/protocol.ts').Participant} Participant
 * @typedef {import('../../../src/chat/protocol.ts').SystemLine} SystemNews
 * @typedef {import('../../../src/chat/protocol.ts').EntryRefusal} EntryRefusal
 * @typedef {import('../../../src/chat/protocol.ts').ServerEvents} ServerEvents
 * @typedef {import('../../../src/chat/protocol.ts').ClientEvents} ClientEvents
 * @typedef {import('../../vendor/socket.io.esm.min.js').Socket<ServerEvents, ClientEvents>} ChatSocket
 */

/** Code points of a message after trimming. */
export const maxBodyLength = 2_000;

/** Messages that one answer to `history` holds: without a limit, and at most. */
export const historyPage = { default: 50, max: 200 };

/** Milliseconds an acknowledgement may take before the message is sent again. */
export const ackTimeout = 5_000;

/** Milliseconds within which the next message of the same author stands below her name without repeating it. */
const followsWithinMs = 5 * 60_000;

/**
 * Whether a message stands below the one before it without repeating the author's name.
 *
 * @param {{ userId: string | undefined, sentAt: string }} message
 * @param {{ userId: string | undefined, sentAt: string }} before of the same day in Seoul
 */
export const followsAuthor = (message, before) =>
  message.userId === before.userId &&
  Date.parse(message.sentAt) - Date.parse(before.sentAt) < followsWithinMs;
