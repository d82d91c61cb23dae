/** @import { Shown } from './extras/draw-extras.js' */
/** @import { ChatSocket } from './protocol.js' */
/** @import { RoomLog } from './room-log.js' */

/**
 * Draws replies, quotes and reactions. The first message with one of them loads the module.
 *
 * @param {{ root: HTMLElement, socket: ChatSocket, log: () => RoomLog }} page
 */
export function offerExtras(page) {
  /** @type {Promise<typeof import('./extras/draw-extras.js')> | undefined} */
  let loading;
  const forget = () => {
    loading = undefined;
  };

  return {
    /**
     * @param {HTMLElement} bubble
     * @param {Shown} message
     */
    show(bubble, message) {
      const hasAny = message.replyTo || message.quote || message.reactions || bubble.dataset.extras;
      if (hasAny) bubble.dataset.extras = 'drawn';
      if (hasAny || page.root.querySelector('[data-excerpt-of]')) {
        loading ??= import('./extras/draw-extras.js');
      }
      loading?.then((module) => {
        if (hasAny) module.drawExtras(bubble, message, page);
        if (message.seq) module.drawRepliesTo(message.seq, page);
      }, forget);
    },
  };
}

/** @typedef {ReturnType<typeof offerExtras>} Extras */
