import { createTabStorage, isListOf, isRecord } from './tab-storage.js';

/**
 * The text that a tab kept for a room and never sent: messages of the outbox and the draft, with
 * the sentences that they quote.
 *
 * @param {Storage | null} storage
 * @param {{ userId: string, meetingId: string }} room
 */
export function unsentOfTab(storage, { userId, meetingId }) {
  const outbox = createTabStorage(storage, `${userId}:${meetingId}:outbox`);
  const draft = createTabStorage(storage, `${userId}:${meetingId}:draft`);
  const attached = createTabStorage(storage, `${userId}:${meetingId}:attached`);
  return {
    /** @returns {string[]} */
    texts() {
      const messages = outbox.read();
      const kept = draft.read();
      return [
        ...(isListOf(messages, hasBody)
          ? messages.flatMap(({ body, extras }) => [body, ...quoteIn(extras)])
          : []),
        ...(typeof kept === 'string' ? [kept] : []),
        ...quoteIn(attached.read()),
      ];
    },
    discard() {
      outbox.write(null);
      draft.write(null);
      attached.write(null);
    },
  };
}

/**
 * @param {unknown} value
 * @returns {value is { body: string, extras?: unknown }}
 */
const hasBody = (value) => isRecord(value) && typeof value.body === 'string';

/**
 * @param {unknown} extras
 * @returns {string[]}
 */
function quoteIn(extras) {
  const quote = isRecord(extras) && isRecord(extras.quote) ? extras.quote : {};
  return typeof quote.text === 'string' ? [quote.text] : [];
}
