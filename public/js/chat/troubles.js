import { notSentYet, refusalText, tooFast } from './copy.js';

/** @import { Pending } from './outbox.js' */

/**
 * Reads out, once, that a message could not be sent. Its bubble shows it anyway.
 *
 * @param {HTMLElement} alarm
 */
export function createTroubles(alarm) {
  let said = '';
  return {
    /** @param {readonly Pending[]} pending */
    show(pending) {
      const first = pending.find(({ state }) => state !== 'sending' && state !== 'stored');
      const trouble = first ? `${first.clientId} ${first.state}` : '';
      if (trouble === said) return;
      said = trouble;
      alarm.textContent = first ? troubleText(first) : '';
    },
  };
}

/** @param {Pending} pending */
function troubleText({ state, code }) {
  if (state === 'held') return tooFast;
  return state === 'refused' && code ? refusalText[code] : notSentYet;
}
