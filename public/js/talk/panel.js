import { addStylesheet } from '../chat/stylesheet.js';
import { close, panelFailed, panelTitle } from './copy.js';
import { fetchPart, sendForm } from './fetch-part.js';

/** Between two refreshes of an open panel. */
const refreshMs = 15_000;

/** @type {ReturnType<typeof createPanel> | undefined} */
let panel;

/**
 * Shows a page about the talk in a panel beside the room.
 *
 * @param {string} address
 */
export function openPanel(address) {
  panel ??= createPanel();
  return panel.open(address);
}

function createPanel() {
  const dialog = document.createElement('dialog');
  dialog.className = 'talk-panel';
  const title = document.createElement('h2');
  title.className = 'talk-panel__title';
  title.id = 'talk-panel-title';
  title.tabIndex = -1;
  title.textContent = panelTitle;
  dialog.setAttribute('aria-labelledby', title.id);
  const closer = document.createElement('button');
  closer.type = 'button';
  closer.className = 'button button--plain button--small';
  closer.textContent = close;
  closer.addEventListener('click', () => dialog.close());
  const head = document.createElement('div');
  head.className = 'talk-panel__head';
  head.append(title, closer);
  const said = document.createElement('p');
  said.className = 'visually-hidden';
  said.setAttribute('role', 'status');
  const failed = document.createElement('p');
  failed.setAttribute('role', 'alert');
  const body = document.createElement('div');
  dialog.append(head, said, failed, body);
  document.body.append(dialog);
  const styled = addStylesheet('pages/talk.css');
  let shownAddress = '';
  let isSending = false;

  /**
   * Without a part the panel stays as it is, with its text, and says so.
   *
   * @param {HTMLElement | null} part
   */
  const show = (part) => {
    failed.textContent = part ? '' : panelFailed;
    if (!part) return;
    title.textContent = part.getAttribute('aria-label');
    said.textContent = part.querySelector('.notice')?.textContent ?? '';
    body.replaceChildren(part);
  };
  /** @param {HTMLElement | null} part the person asked for it */
  const go = (part) => {
    show(part);
    if (part) (body.querySelector('textarea') ?? title).focus();
  };
  const refresh = async () => {
    if (!dialog.open || document.hidden || !body.querySelector('[data-panel="talk"]')) return;
    const address = shownAddress;
    const part = await fetchPart(address);
    // The person went on while this was fetched.
    if (address !== shownAddress || !body.querySelector('[data-panel="talk"]')) return;
    const focused = body.contains(document.activeElement)
      ? document.activeElement?.getAttribute('href')
      : null;
    show(part);
    if (focused == null) return;
    const again = body.querySelector(`a[href="${CSS.escape(focused)}"]`);
    (again instanceof HTMLElement ? again : title).focus();
  };
  setInterval(refresh, refreshMs);

  dialog.addEventListener('click', async (event) => {
    const link = event.target instanceof Element && event.target.closest('a');
    if (event.target === dialog) dialog.close();
    if (!(link instanceof HTMLAnchorElement) || !link.matches('[data-panel-link]')) return;
    event.preventDefault();
    shownAddress = link.href;
    go(await fetchPart(link.href));
  });
  dialog.addEventListener('submit', async (event) => {
    if (!(event.target instanceof HTMLFormElement)) return;
    event.preventDefault();
    if (isSending) return;
    isSending = true;
    const part = await sendForm(event.target);
    isSending = false;
    if (part?.dataset.panel === 'talk') shownAddress = event.target.action.replace(/question-cards$/, 'talk');
    go(part);
  });

  return {
    /** @param {string} address */
    async open(address) {
      shownAddress = address;
      const [part] = await Promise.all([fetchPart(address), styled]);
      if (!dialog.open) dialog.showModal();
      go(part);
    },
  };
}
