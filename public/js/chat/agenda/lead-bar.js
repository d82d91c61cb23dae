import { find } from '../elements.js';
import { buttonLabel, buttonText } from './copy.js';
import { element } from './element.js';
import { press } from './press.js';
import { mayLead } from './room-facts.js';

/** @import { ButtonName } from './press.js' */
/** @import { AgendaPage, Moment } from './show-agenda.js' */

/**
 * The buttons of a leader, and of the member whose turn it is. They stand above the composer,
 * where a thumb reaches them.
 *
 * @param {AgendaPage} page
 */
export function createLeadBar({ root }) {
  const myId = root.dataset.userId;
  const bar = find(root, '#agenda-lead', HTMLElement);
  const problem = element('p', 'agenda-lead__problem');
  problem.role = 'alert';
  const row = element('div', 'agenda-lead__row');
  bar.replaceChildren(row, problem);
  /** @type {Moment | undefined} */
  let seen;
  /** @type {Map<ButtonName, HTMLButtonElement>} */
  const buttons = new Map();
  let drawn = '';

  /** @param {ButtonName} name */
  const buttonOf = (name) => {
    const known = buttons.get(name);
    if (known) return known;
    const button = element('button', 'button button--quiet button--small', buttonText[name]);
    button.type = 'button';
    const label = buttonLabel[name];
    if (label) button.ariaLabel = label;
    button.addEventListener('click', async () => {
      // A button that is disabled would lose the focus.
      if (!seen || button.ariaDisabled === 'true') return;
      button.ariaDisabled = 'true';
      problem.textContent = (await press(root, name, seen)) ?? '';
      button.ariaDisabled = null;
    });
    buttons.set(name, button);
    return button;
  };

  return {
    /** @param {Moment} moment */
    draw(moment) {
      seen = moment;
      const names = buttonsFor(moment, { isLeader: mayLead(root), myId });
      if (names.join() === drawn) return;
      drawn = names.join();
      const focused = row.contains(document.activeElement) ? document.activeElement : null;
      row.replaceChildren(...names.map(buttonOf));
      bar.hidden = names.length === 0;
      problem.textContent = '';
      if (!(focused instanceof HTMLElement)) return;
      const next = row.contains(focused) ? focused : row.querySelector('button');
      (next ?? find(root, '#messages', HTMLElement)).focus({ preventScroll: true });
    },
  };
}

/**
 * Returns the buttons that somebody may press now.
 *
 * @param {Moment} moment
 * @param {{ isLeader: boolean, myId: string | undefined }} reader
 * @returns {ButtonName[]}
 */
function buttonsFor({ state, running, turn }, { isLeader, myId }) {
  const isMine = turn?.turn.userId === myId;
  if (!isLeader) return isMine ? ['pass'] : [];
  /** @type {ButtonName} */
  const clock = running?.card.state === 'paused' ? 'resume' : 'pause';
  if (turn) return [...(running ? [clock] : []), isMine ? 'pass' : 'skipTurn', 'stop'];
  if (running) return [clock, 'skip', 'extend', 'turns'];
  const isWaiting = state.cards.some((card) => card.state === 'waiting');
  return isWaiting && state.current === null ? ['start', 'turns'] : ['turns'];
}
