import { find } from '../elements.js';
import { cardNews, turnNews } from './copy.js';
import { nicknameOf } from './room-facts.js';

/** @import { AgendaPage, Moment } from './show-agenda.js' */

/**
 * Returns a function that tells screen readers once of each card and turn that begins while the
 * page is open, and never of the time.
 *
 * @param {AgendaPage} page
 * @returns {(moment: Moment) => void}
 */
export function createTeller({ root }) {
  const myId = root.dataset.userId;
  const status = find(root, '#room-status', HTMLElement);
  /** @type {{ cardId: string | undefined, turnId: string | undefined } | undefined} */
  let told;

  return ({ running, turn: runningTurn }) => {
    const [card, turn] = [running?.card, runningTurn?.turn];
    const before = told;
    told = { cardId: card?.id, turnId: turn?.id };
    // A person who has just come finds the card in the strip.
    if (!before) return;
    if (card && card.id !== before.cardId) status.textContent = cardNews(card.body);
    else if (turn && turn.id !== before.turnId)
      status.textContent = turnNews(turn.userId === myId ? null : nicknameOf(root, turn.userId));
  };
}
