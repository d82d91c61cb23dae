import { find } from '../elements.js';
import { excerptOf } from '../extras/excerpt.js';
import { jumpTo } from '../extras/reply-line.js';
import { addStylesheet } from '../stylesheet.js';
import { pinnedLabel, unpinThis } from './copy.js';
import { setPin } from './set-pin.js';

/** @import { Pin } from '../../../../src/chat/protocol.ts' */
/** @import { ChatMessage, ChatSocket, HistoryAnswer, HistoryRequest } from '../protocol.js' */
/** @import { RoomLog } from '../room-log.js' */

/**
 * @typedef {object} PinPage
 * @property {HTMLElement} root
 * @property {ChatSocket} socket
 * @property {() => RoomLog} log
 * @property {(request: HistoryRequest) => Promise<HistoryAnswer | null>} ask
 */

/**
 * Shows a pin that was read from the database at this moment, or a broadcast, which may come late.
 *
 * @typedef {(pin: Pin, isRead: boolean) => Promise<void>} ShowPin
 */

/**
 * The strip with the pinned message above the log. It is no live region: a screen reader finds it
 * and is not interrupted.
 *
 * @param {PinPage} page
 * @returns {ShowPin}
 */
export function createPinStrip(page) {
  const { root, socket, log, ask } = page;
  const region = find(root, '#pinned', HTMLElement);
  let version = 0;
  /** An older version that the database had at the last head. */
  let olderVersion = 0;
  void addStylesheet('chat/pin.css');

  const hide = () => {
    const hadFocus = region.contains(document.activeElement);
    delete region.dataset.seq;
    region.hidden = true;
    region.replaceChildren();
    if (hadFocus) find(root, '#messages', HTMLElement).focus({ preventScroll: true });
  };

  socket.on('message:changed', ({ seq, deleted }) => {
    if (deleted && region.dataset.seq === String(seq)) hide();
  });

  /** @param {number} seq */
  const messageAt = async (seq) => {
    const known = log().messageAt(seq);
    if (known) return known;
    const page = await ask({ afterSeq: seq - 1, limit: 1 });
    return page?.ok ? page.messages[0] : undefined;
  };

  return async (pin, isRead) => {
    const isOlder = pin.version < version;
    // A head that was read before a broadcast arrives after it. Two of them: a restored database.
    const isRestored = isOlder && isRead && pin.version === olderVersion;
    olderVersion = isOlder && isRead ? pin.version : 0;
    if (isOlder && !isRestored) return;
    version = pin.version;
    if (pin.seq === null) return hide();
    if (region.dataset.seq === String(pin.seq)) return;
    const message = await messageAt(pin.seq);
    if (version !== pin.version) return;
    const isShown = message?.body && !root.matches(`[data-blocked-ids~="${message.userId}"]`);
    if (isShown) draw(region, message, page);
    else hide();
  };
}

/**
 * @param {HTMLElement} region
 * @param {ChatMessage} message
 * @param {PinPage} page
 */
function draw(region, message, { root, socket, log }) {
  const { seq, nickname } = message;
  const fold = document.createElement('details');
  fold.open = region.querySelector('details')?.open ?? true;
  const label = document.createElement('summary');
  label.className = 'pin__label';
  label.textContent = pinnedLabel;
  const name = document.createElement('bdi');
  name.className = 'pin__name';
  name.textContent = nickname;
  const text = document.createElement('span');
  text.dir = 'auto';
  text.textContent = excerptOf(message, root);
  // A deleted text stays nowhere in the page.
  text.dataset.excerptOf = String(seq);
  const jump = document.createElement('button');
  jump.type = 'button';
  jump.className = 'pin__jump';
  jump.append(name, ' ', text);
  jump.addEventListener('click', () => void jumpTo(seq, { root, log }));
  const row = document.createElement('div');
  row.className = 'pin__row';
  row.append(jump);
  if (root.querySelector('[data-may-moderate]')) row.append(unpinButton(seq, { root, socket }));
  fold.append(label, row);
  const hadFocus = region.contains(document.activeElement);
  region.replaceChildren(fold);
  region.dataset.seq = String(seq);
  region.hidden = false;
  if (hadFocus) jump.focus({ preventScroll: true });
}

/**
 * @param {number} seq
 * @param {{ root: HTMLElement, socket: ChatSocket }} page
 */
function unpinButton(seq, page) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'pin__set';
  button.textContent = unpinThis;
  button.addEventListener('click', async () => {
    const problem = await setPin(page, { seq, on: false });
    if (problem) find(page.root, '#room-alert', HTMLElement).textContent = problem;
  });
  return button;
}
