import { find } from '../chat/elements.js';
import { answering, stopAnswering } from './copy.js';
import { sendForm } from './fetch-part.js';

/**
 * Puts a question above the composer, as what the reader's next message answers. Her card ends when
 * that message is stored. The message itself holds nothing of the card.
 *
 * @param {HTMLElement} room
 * @param {object} card
 * @param {HTMLElement} card.strip hidden meanwhile
 * @param {HTMLFormElement} card.answerForm
 * @param {() => unknown} card.onAnswered
 */
export function showAnswering(room, { strip, answerForm, onAnswered }) {
  const composer = find(room, '#composer', HTMLFormElement);
  const field = find(composer, 'textarea', HTMLTextAreaElement);
  const context = document.createElement('p');
  context.className = 'card-context';
  const label = document.createElement('strong');
  label.textContent = answering;
  const text = document.createElement('span');
  text.className = 'card-context__text';
  text.dir = 'auto';
  text.textContent = find(strip, '.question-card__body', HTMLElement).textContent;
  const stop = document.createElement('button');
  stop.type = 'button';
  stop.className = 'button button--plain button--small';
  stop.textContent = stopAnswering;
  context.append(label, ' ', text, stop);

  const before = newestOwnSeq(room);
  const watch = new MutationObserver(async () => {
    if (!context.isConnected) return watch.disconnect();
    if (newestOwnSeq(room) <= before) return;
    watch.disconnect();
    context.remove();
    // Without a text the card only ends: the message is in the room already.
    find(answerForm, '[name=body]', HTMLTextAreaElement).disabled = true;
    await sendForm(answerForm, { redirect: 'manual' });
    await onAnswered();
  });
  watch.observe(find(room, '#messages', HTMLElement), {
    subtree: true,
    childList: true,
    attributeFilter: ['data-seq'],
  });

  stop.addEventListener('click', () => {
    watch.disconnect();
    context.remove();
    strip.hidden = false;
    field.focus({ preventScroll: true });
  });
  strip.hidden = true;
  composer.before(context);
  field.focus({ preventScroll: true });
}

/** @param {HTMLElement} room */
const newestOwnSeq = (room) =>
  Math.max(
    0,
    ...[...room.querySelectorAll('.mine[data-seq]')].map((one) => Number(one.getAttribute('data-seq'))),
  );
