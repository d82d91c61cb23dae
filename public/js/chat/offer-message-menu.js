import { menuFailed } from './copy.js';
import { find } from './elements.js';

/** @import { MessageMenu } from './menu/message-menu.js' */

/**
 * Opens the menu of a message when its button is pressed. The first press loads its module.
 *
 * @param {Omit<MessageMenu, 'bubble'>} page
 */
export function offerMessageMenu(page) {
  page.root.addEventListener('click', async ({ target }) => {
    const bubble = target instanceof Element && target.closest('.bubble__more')?.closest('.bubble');
    if (!(bubble instanceof HTMLElement)) return;
    try {
      const { openMessageMenu } = await import('./menu/message-menu.js');
      openMessageMenu({ ...page, bubble });
    } catch {
      find(page.root, '#room-alert', HTMLElement).textContent = menuFailed;
    }
  });
}
