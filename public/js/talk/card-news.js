import { find, stamp } from '../chat/elements.js';
import { cardInMeeting } from './copy.js';

/** @import { AlarmSocket, CardSignal } from '../alarms/protocol.js' */

/**
 * Tells a person of her question card: a strip in the room of its meeting, a quiet toast elsewhere.
 *
 * @param {CardSignal} card
 * @param {object} page
 * @param {Document} page.document
 * @param {HTMLElement} page.region
 * @param {HTMLTemplateElement} page.talkTemplate
 * @param {AlarmSocket} page.socket
 */
export async function showCardNews(card, page) {
  if (card.isNew) page.socket.emit('question-card:received', { meetingId: card.meetingId }, () => {});
  await untilVisible(page.document);
  const room = page.document.getElementById('room');
  if (room?.dataset.meetingId === card.meetingId) {
    const { showCards } = await import('./card-strip.js');
    await showCards(room);
  } else if (card.isNew) {
    showToast(card, page);
  }
}

/** @param {Document} document */
const untilVisible = (document) =>
  /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      if (!document.hidden) return resolve();
      document.addEventListener('visibilitychange', () => resolve(), { once: true });
    })
  );

/**
 * @param {CardSignal} card
 * @param {{ region: HTMLElement, talkTemplate: HTMLTemplateElement }} page
 */
function showToast({ meetingId, title, url }, { region, talkTemplate }) {
  if (region.querySelector(`[data-card-of="${CSS.escape(meetingId)}"]`)) return;
  const toast = stamp(talkTemplate);
  toast.dataset.cardOf = meetingId;
  find(toast, '.toast__text', HTMLElement).textContent = cardInMeeting(title);
  // Link only to addresses of this site.
  const link = find(toast, '.toast__link', HTMLAnchorElement);
  link.href = new URL(url, location.origin).origin === location.origin ? url : '/meetings';
  find(toast, '.toast__mute', HTMLElement).remove();
  find(toast, '.toast__close', HTMLElement).addEventListener('click', () => toast.remove());
  region.append(toast);
}
