import { toolFailed } from './copy.js';
import { find } from './elements.js';

/** @import { Attachment } from './attachment.js' */
/** @import { ChatSocket } from './protocol.js' */
/** @import { RoomLog } from './room-log.js' */

/**
 * The parts of a room that its tools use.
 *
 * @typedef {object} ToolPage
 * @property {HTMLElement} root
 * @property {ChatSocket} socket
 * @property {() => number} now the server's time
 * @property {Attachment} attachment
 * @property {RoomLog} log
 */

/** @typedef {{ open: (page: ToolPage, from: HTMLElement) => Promise<void> }} Tool */

/** The tools by the class or attribute of their buttons. The first press loads a tool. */
const tools = {
  '.bubble__more': () => import('./menu/message-menu.js'),
  '[data-quote]': () => import('./quote/quote-dialog.js'),
  '[data-search]': () => import('./search/search-panel.js'),
};

/** @param {ToolPage} page */
export function offerTools(page) {
  /** @type {(load: () => Promise<Tool>, from: HTMLElement) => Promise<void>} */
  const open = async (load, from) => {
    try {
      await (await load()).open(page, from);
    } catch {
      find(page.root, '#room-alert', HTMLElement).textContent = toolFailed;
    }
  };

  page.socket.on('agenda', async (agenda) => {
    (await import('./agenda/show-agenda.js')).show(agenda, page);
  });
  page.root.addEventListener('click', (event) => {
    const { target } = event;
    for (const [selector, load] of Object.entries(tools)) {
      const button = target instanceof Element && target.closest(selector);
      if (!(button instanceof HTMLElement) || event.ctrlKey || event.metaKey) continue;
      event.preventDefault();
      void open(load, button);
    }
  });

  const reach = () =>
    import('./menu/reach-messages.js').then(
      ({ reachMessages }) => reachMessages(page.root, (bubble) => void open(tools['.bubble__more'], bubble)),
      () => {},
    );
  if (matchMedia('(any-pointer: coarse)').matches) void reach();
  else addEventListener('keydown', reach, { once: true });
}
