import { createTabStorage, isListOf, isRecord } from './tab-storage.js';

/**
 * The text that a tab kept for a room and never sent: messages of the outbox, and the draft.
 *
 * @param {Storage | null} storage
 * @param {{ userId: string, meetingId: string }} room
 */
export function unsentOfTab(storage, { userId, meetingId }) {
  const outbox = createTabStorage(storage, `${userId}:${meetingId}:outbox`);
  const draft = createTabStorage(storage, `${userId}:${meetingId}:draft`);
  return {
    /** @returns {string[]} */
    texts() {
      const messages = outbox.read();
      const kept = draft.read();
      return [
        ...(isListOf(messages, hasBody) ? messages.map(({ body }) => body) : []),
        ...(typeof kept === 'string' ? [kept] : []),
      ];
    },
    discard() {
      outbox.write(null);
      draft.write(null);
    },
  };
}

/**
 * @param {unknown} value
 * @returns {value is { body: string }}
 */
const hasBody = (value) => isRecord(value) && typeof value.body === 'string';
