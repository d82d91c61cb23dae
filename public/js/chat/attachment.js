import { find } from './elements.js';

/** @import { SentExtras } from './pending-messages.js' */
/** @import { ChatMessage } from './protocol.js' */

/**
 * Holds what the next message answers and quotes, and shows it above the composer.
 *
 * @param {HTMLElement} root
 * @param {object} room
 * @param {(seq: number) => ChatMessage | undefined} room.messageAt
 * @param {() => void} room.focus puts the focus into the composer
 */
export function createAttachment(root, room) {
  const region = find(root, '#attached', HTMLElement);
  /** @type {SentExtras} */
  let attached = {};

  /** @param {SentExtras} next */
  const set = (next) => {
    attached = next;
    region.hidden = true;
    region.replaceChildren();
    if (!next.replyTo && !next.quote) return;
    import('./extras/attached.js').then(
      ({ showAttached }) => attached === next && showAttached(region, next, { ...room, attach: set }),
      () => {},
    );
  };

  return {
    /** @param {SentExtras} next */
    add: (next) => set({ ...attached, ...next }),

    /** Returns what a message carries that is sent now, and forgets it. */
    take() {
      const taken = attached;
      set({});
      return taken;
    },
  };
}
