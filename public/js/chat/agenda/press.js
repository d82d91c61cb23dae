import { find } from '../elements.js';
import { failed } from './copy.js';

/** @import { Moment } from './show-agenda.js' */

/** The paths of the buttons below `/meetings/:id/agenda/`. */
const paths = {
  start: 'start',
  pause: 'pause',
  resume: 'resume',
  skip: 'skip',
  extend: 'extend',
  turns: 'turns',
  pass: 'turns/pass',
  skipTurn: 'turns/pass',
  stop: 'turns/stop',
};

/** @typedef {keyof typeof paths} ButtonName */

/**
 * Sends a button with what the reader saw, so that the server refuses one that comes late.
 *
 * @param {HTMLElement} root
 * @param {ButtonName} name
 * @param {Moment} moment
 * @returns {Promise<string | null>} why it was refused; null if it was not
 */
export async function press(root, name, { state, running, turn }) {
  const csrf = find(document, 'form[action="/logout"] [name=_csrf]', HTMLInputElement).value;
  const isTurn = paths[name].startsWith('turns/');
  const fields = new URLSearchParams({
    _csrf: csrf,
    ...(isTurn ? {} : { revision: String(state.revision) }),
    ...(running && !isTurn ? { cardId: running.card.id } : {}),
    ...(turn && isTurn ? { turnId: turn.turn.id } : {}),
  });
  try {
    const answer = await fetch(`/meetings/${root.dataset.meetingId}/agenda/${paths[name]}`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: fields,
    });
    if (answer.ok) return null;
    const isJson = answer.headers.get('content-type')?.startsWith('application/json');
    return isJson ? (await answer.json()).message : failed;
  } catch {
    return failed;
  }
}
