import { toolFailed } from './copy.js';
import { find } from './elements.js';

/** @import { Attachment } from './attachment.js' */
/** @import { ChatSocket } from './protocol.js' */

/**
 * The parts of a room that its tools use.
 *
 * @typedef {object} ToolPage
 * @property {HTMLElement} root
 * @property {ChatSocket} socket
 * @property {() => number} now the server's time
 * @property {Attachment} attachment
 */

/** The tools by the class or attribute of their buttons. The first press loads a tool. */
const tools = {
  '.bubble__more': () => import('./menu/message-menu.js'),
  '[data-quote]': () => import('./quote/quote-dialog.js'),
};

/** @param {ToolPage} page */
export function offerTools(page) {
  page.root.addEventListener('click', async ({ target }) => {
    for (const [selector, load] of Object.entries(tools)) {
      const button = target instanceof Element && target.closest(selector);
      if (!(button instanceof HTMLElement)) continue;
      try {
        await (await load()).open(page, button);
      } catch {
        find(page.root, '#room-alert', HTMLElement).textContent = toolFailed;
      }
    }
  });
}
