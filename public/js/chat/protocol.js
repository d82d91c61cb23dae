/**
 * The protocol of `/chat`. The types come from the server; the server imports the limits from here.
 *
 * @typedef {import('../../../src/chat/protocol.ts').Message} ChatMessage
 * @typedef {import('../../../src/chat/protocol.ts').History} HistoryPage
 * @typedef {import('../../../src/chat/protocol.ts').HistoryRequest} HistoryRequest
 * @typedef {import('../../../src/chat/protocol.ts').HistoryAnswer} HistoryAnswer
 * @typedef {import('../../../src/chat/protocol.ts').SendRefusal} SendRefusal
 * @typedef {import('../../../src/chat/protocol.ts').SendAnswer} SendAnswer
 * @typedef {import('../../../src/chat/protocol.ts').MessageChange} MessageChange
 * @typedef {import('../../../src/chat/protocol.ts').Head} Head
 * @typedef {import('../../../src/chat/protocol.ts').Participant} Participant
 * @typedef {import('../../../src/chat/protocol.ts').SystemNotice} SystemNews
 * @typedef {import('../../../src/chat/protocol.ts').EntryRefusal} EntryRefusal
 * @typedef {import('../../vendor/socket.io.esm.min.js').Socket<import('../../../src/chat/protocol.ts').ServerEvents & import('../../../src/agenda/protocol.ts').AgendaEvents, import('../../../src/chat/protocol.ts').ClientEvents>} ChatSocket
 */

/** Code points of a message after trimming. */
export const maxBodyLength = 2_000;

/** Code points of a quoted sentence, and the highest number of a page. */
export const maxQuoteLength = 500;
export const maxQuotePage = 99_999;

/** Messages in one answer to `history`: when the request names no limit, and at most. */
export const historyPage = { default: 50, max: 200 };

/** Milliseconds for which its author may delete a message. */
export const deletableForMs = 5 * 60_000;

/** Milliseconds that a browser waits for an acknowledgement. */
export const ackTimeoutMs = 5_000;

/** Messages of one author within this time share one name. */
const followsWithinMs = 5 * 60_000;

/**
 * Whether a message is shown below the one before it without repeating the author's name.
 *
 * @param {{ userId: string | undefined, sentAt: string }} message
 * @param {{ userId: string | undefined, sentAt: string }} before of the same day in Seoul
 */
export const followsAuthor = (message, before) =>
  message.userId === before.userId &&
  Date.parse(message.sentAt) - Date.parse(before.sentAt) < followsWithinMs;
