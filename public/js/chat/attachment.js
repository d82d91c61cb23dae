import { find } from './elements.js';
import { isRecord } from './tab-storage.js';

/** @import { SentExtras } from './pending-messages.js' */
/** @import { SendRefusal } from './protocol.js' */
/** @import { RoomLog } from './room-log.js' */
/** @import { TabStorage } from './tab-storage.js' */

/**
 * Holds what the next message answers and quotes, and shows it above the composer. It survives a
 * reload.
 *
 * @param {HTMLElement} root
 * @param {TabStorage} storage
 * @param {object} room
 * @param {Pick<RoomLog, 'messageAt'>} room.log
 * @param {{ focus: () => void }} room.composer
 */
export function createAttachment(root, storage, room) {
  const region = find(root, '#attached', HTMLElement);
  /** @type {SentExtras} */
  let attached = {};

  /**
   * @param {SentExtras} next
   * @param {SendRefusal} [problem] why the server refused its quote
   */
  const set = (next, problem) => {
    attached = next;
    region.hidden = true;
    region.replaceChildren();
    const isEmpty = !next.replyTo && !next.quote;
    storage.write(isEmpty ? null : next);
    if (isEmpty) return;
    import('./extras/attached.js').then(
      ({ showAttached }) =>
        attached === next && showAttached(region, next, { ...room, attach: set, root, problem }),
      () => {},
    );
  };

  const kept = storage.read();
  if (isRecord(kept)) set(kept);

  return {
    get current() {
      return attached;
    },

    /**
     * @param {SentExtras} next
     * @param {SendRefusal} [problem]
     */
    add: (next, problem) => set({ ...attached, ...next }, problem),

    /** Returns what a message carries that is sent now, and forgets it. */
    take() {
      const taken = attached;
      set({});
      return taken;
    },
  };
}

/** @typedef {ReturnType<typeof createAttachment>} Attachment */
