import { find } from '../chat/elements.js';
import { addStylesheet } from '../chat/stylesheet.js';
import { showAnswering } from './answering.js';
import { answerFailed, answerIt, cardCame, cardLabel, putAwayDone, putAwayFailed, report } from './copy.js';
import { fetchPart, sendForm } from './fetch-part.js';

/** Below this height the strip is folded while another one is above the log. */
const lowPx = 720;

/**
 * Shows the oldest open card of the reader above the log, or removes the strip when she has none.
 *
 * @param {HTMLElement} room
 */
export async function showCards(room) {
  const [part] = await Promise.all([
    fetchPart(`/meetings/${room.dataset.meetingId}/question-cards`),
    addStylesheet('chat/card-strip.css'),
  ]);
  if (!part) return;
  const card = part.querySelector('[data-open]');
  const strip = room.querySelector('.card-strip');
  if (strip?.getAttribute('data-card-id') === card?.getAttribute('data-card-id')) return;
  if (strip) removeStrip(room, strip);
  if (card instanceof HTMLElement) drawStrip(room, card);
}

/**
 * @param {HTMLElement} room
 * @param {Element} strip
 */
function removeStrip(room, strip) {
  const hadFocus = strip.contains(document.activeElement);
  strip.remove();
  room.querySelector('.card-context')?.remove();
  if (hadFocus) find(room, '#messages', HTMLElement).focus({ preventScroll: true });
}

/**
 * @param {HTMLElement} room
 * @param {HTMLElement} card as the page of all cards shows it
 */
function drawStrip(room, card) {
  const strip = document.createElement('section');
  strip.className = 'card-strip';
  strip.setAttribute('aria-label', cardLabel);
  strip.dataset.cardId = card.dataset.cardId ?? '';
  const fold = document.createElement('details');
  const others = room.querySelectorAll('#pinned:not([hidden]), #agenda:not([hidden])');
  fold.open = others.length === 0 || innerHeight >= lowPx;
  const label = document.createElement('summary');
  label.textContent = find(card, '.question-card__from', HTMLElement).textContent;
  const body = find(card, '.question-card__body', HTMLElement);
  body.tabIndex = 0;
  fold.append(label, body, actionsOf(room, card, strip));
  strip.append(fold);
  find(room, '#pinned', HTMLElement).after(strip);
  find(room, '#room-status', HTMLElement).textContent = cardCame;
}

/**
 * @param {HTMLElement} room
 * @param {HTMLElement} card
 * @param {HTMLElement} strip
 */
function actionsOf(room, card, strip) {
  const actions = document.createElement('div');
  actions.className = 'card-strip__actions';
  const answerForm = card.querySelector('.question-card__answer form');
  if (answerForm instanceof HTMLFormElement) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button--small';
    button.textContent = answerIt;
    button.addEventListener('click', () => {
      const mayWrite = find(room, '#composer', HTMLElement).checkVisibility();
      if (mayWrite) showAnswering(room, { strip, answerForm, onAnswered: () => showCards(room) });
      else find(room, '#room-alert', HTMLElement).textContent = answerFailed;
    });
    actions.append(button);
  }
  const putAway = find(card, 'form[action$="/put-away"]', HTMLFormElement);
  putAway.addEventListener('submit', async (event) => {
    event.preventDefault();
    const isDone = await sendForm(putAway);
    const place = find(room, isDone ? '#room-status' : '#room-alert', HTMLElement);
    place.textContent = isDone ? putAwayDone : putAwayFailed;
    if (!isDone) return;
    removeStrip(room, strip);
    await showCards(room);
  });
  actions.append(putAway);
  const reportLink = card.querySelector('.question-card__report');
  if (reportLink) {
    reportLink.textContent = report;
    actions.append(reportLink);
  }
  return actions;
}
