import { notSentYet, refusalText, tooFast } from './copy.js';

/** @import { Pending } from './pending-messages.js' */

/**
 * Lets a screen reader say once that a message could not be sent. The bubble shows it as well.
 *
 * @param {HTMLElement} alarm
 */
export function createUnsentWarning(alarm) {
  let shown = '';
  return {
    /** @param {readonly Pending[]} pending */
    show(pending) {
      const first = pending.find(({ state }) => state !== 'sending' && state !== 'stored');
      const warning = first ? `${first.clientId} ${first.state}` : '';
      if (warning === shown) return;
      shown = warning;
      alarm.textContent = first ? warningText(first) : '';
    },
  };
}

/** @param {Pending} pending */
function warningText({ state, code }) {
  if (state === 'slowed') return tooFast;
  return state === 'refused' && code ? refusalText[code] : notSentYet;
}
