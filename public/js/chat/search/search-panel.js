import { deletedText, hiddenText } from '../copy.js';
import { dialogOf } from '../dialog-of.js';
import { find } from '../elements.js';
import { reach } from '../extras/reach.js';
import { jumpTo } from '../extras/reply-line.js';
import { ackTimeoutMs } from '../protocol.js';
import { addStylesheet } from '../stylesheet.js';
import { showAround } from './around.js';
import { connectionLost, contextFailed, foundText, jumping, refusalOf, searching } from './copy.js';
import { resultRow } from './result-row.js';

/** @import { ToolPage } from '../offer-tools.js' */
/** @import { SearchAnswer } from '../../../../src/chat/protocol.ts' */

/**
 * Opens the search in the log. Results stay in the dialog, so that the reader can go from one to
 * the next. Without a connection the page of the search opens.
 *
 * @param {ToolPage} page
 * @param {HTMLElement} link
 */
export async function open(page, link) {
  if (!page.socket.connected && link instanceof HTMLAnchorElement) return location.assign(link.href);
  await Promise.all([addStylesheet('chat/tools.css'), addStylesheet('pages/chat-search.css')]);
  const isNew = !page.root.querySelector('#search-dialog');
  const dialog = dialogOf(page.root, 'search-dialog');
  if (isNew) createSearch(dialog, page);
  dialog.showModal();
  const field = find(dialog, '[name=q]', HTMLInputElement);
  field.focus();
  field.select();
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {ToolPage} page
 */
function createSearch(dialog, { root, socket, log, now }) {
  const list = find(dialog, '.found-messages', HTMLElement);
  const status = find(dialog, '[role=status]', HTMLElement);
  const more = find(dialog, '[data-more]', HTMLButtonElement);
  let words = '';
  let newest = 0;
  /** @type {number | undefined} where the search for older results goes on */
  let olderSeq;

  /** @param {number} [beforeSeq] for older results */
  const search = async (beforeSeq) => {
    newest += 1;
    const asked = newest;
    status.textContent = searching;
    /** @type {SearchAnswer | null} */
    const answer = socket.connected
      ? await socket
          .timeout(ackTimeoutMs)
          .emitWithAck('history:search', { q: words, ...(beforeSeq && { beforeSeq }) })
          .catch(() => null)
      : null;
    // The reader has asked for other words meanwhile.
    if (asked !== newest) return;
    if (!answer?.ok) {
      status.textContent = refusalOf(answer?.code ?? 'unavailable');
      return;
    }
    if (!beforeSeq) list.replaceChildren();
    const rows = answer.messages.toReversed().map((message) => resultRow(message, now(), jump));
    list.append(...rows);
    if (beforeSeq) rows[0]?.querySelector('button')?.focus();
    olderSeq = answer.stoppedAt ?? (answer.more ? answer.messages[0]?.seq : undefined);
    more.hidden = olderSeq === undefined;
    status.textContent = foundText(list.children.length, answer);
  };

  /** @param {HTMLElement} row */
  const jump = async (row) => {
    const seq = Number(row.dataset.found);
    status.textContent = jumping;
    const isThere = await reach(log, seq);
    status.textContent = '';
    if (!isThere) {
      if (!(await showAround(row, { root, socket }))) status.textContent = contextFailed;
      return;
    }
    dialog.close();
    await jumpTo(seq, { root, log: () => log });
  };

  find(dialog, 'form', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    words = find(dialog, '[name=q]', HTMLInputElement).value.trim();
    if (words) void search();
  });
  more.addEventListener('click', () => void search(olderSeq));
  find(dialog, '[data-close]', HTMLButtonElement).addEventListener('click', () => dialog.close());
  // A search field would only empty itself.
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    dialog.close();
  });
  // A deleted text stays nowhere in the page.
  socket.on('message:changed', ({ seq, deleted, hidden }) => {
    if (!deleted) return;
    for (const text of list.querySelectorAll(`[data-found="${seq}"] > button, [data-around="${seq}"]`))
      text.textContent = hidden ? hiddenText : deletedText;
  });
  // Deletions are not heard of without a connection.
  socket.on('disconnect', () => {
    if (list.children.length > 0) status.textContent = connectionLost;
    list.replaceChildren();
    more.hidden = true;
  });
}
