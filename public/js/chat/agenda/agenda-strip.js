import { find } from '../elements.js';
import { timeOfDay } from '../time-words.js';
import { clockFace } from './clock-face.js';
import { endsAtText, minutesText, myTurn, notBegun, pausedMark, placeOf, stateText, turnOf } from './copy.js';
import { element } from './element.js';
import { mayLead, nicknameOf } from './room-facts.js';

/** @import { AgendaPage, Moment } from './show-agenda.js' */

/**
 * The strip above the log: the card that runs and its time, and the whole list folded. It is no
 * live region, so a screen reader does not read the seconds.
 *
 * @param {AgendaPage} page
 */
export function createAgendaStrip({ root }) {
  const myId = root.dataset.userId;
  const region = find(root, '#agenda', HTMLElement);
  const label = element('span', 'agenda__label');
  const time = element('span', 'agenda__time');
  time.ariaHidden = 'true';
  const body = element('span', 'agenda__body');
  body.dir = 'auto';
  const summary = element('summary', 'agenda__now');
  summary.append(label, time, body);
  const list = element('ol', 'agenda__list');
  const fold = element('details', 'agenda__fold');
  fold.append(summary, list);
  region.replaceChildren(fold);
  let drawnList = '';

  return {
    /** @param {Moment} moment */
    draw(moment) {
      const words = wordsOf(moment, { root, myId });
      region.hidden = words === null;
      if (!words) return;
      setText(label, words.label);
      setText(time, words.time);
      setText(body, words.body);
      const signature = JSON.stringify([moment.state.cards, moment.running?.card.id]);
      if (signature === drawnList) return;
      drawnList = signature;
      list.replaceChildren(...moment.state.cards.map((card) => rowOf(card, moment)));
    },
  };
}

/**
 * @param {Moment} moment
 * @param {{ root: HTMLElement, myId: string | undefined }} reader
 * @returns {{ label: string, time: string, body: string } | null} null: there is nothing to show
 */
function wordsOf({ state, running, turn }, { root, myId }) {
  const body = running?.card.body ?? '';
  if (turn) {
    const { userId } = turn.turn;
    const speaker = userId === myId ? myTurn : turnOf(nicknameOf(root, userId));
    return { label: speaker, time: clockFace(turn.leftMs), body };
  }
  if (running) {
    const place = placeOf(state.cards.indexOf(running.card) + 1, state.cards.length);
    const left = clockFace(running.leftMs);
    const time = running.card.state === 'paused' ? `${pausedMark} ${left}` : left;
    return { label: place, time, body };
  }
  const isWaiting = state.cards.length > 0 && state.cards.every((card) => card.state === 'waiting');
  return isWaiting && mayLead(root) ? { label: notBegun, time: '', body: '' } : null;
}

/**
 * @param {Moment['state']['cards'][number]} card
 * @param {Moment} moment
 */
function rowOf(card, { running }) {
  const isRunning = card.id === running?.card.id;
  const row = element('li', 'agenda__card');
  if (isRunning) row.ariaCurrent = 'step';
  const text = element('span', 'agenda__text', card.body);
  text.dir = 'auto';
  const state = isRunning && card.state === 'waiting' ? 'current' : card.state;
  const isOpen = state === 'current' || state === 'waiting';
  const time = isOpen && card.endsAt ? endsAtText(timeOfDay(card.endsAt)) : minutesText(card.seconds);
  const facts = [stateText[state], time].filter(Boolean).join(' · ');
  row.append(text, ' ', element('span', 'agenda__facts', facts));
  return row;
}

/**
 * @param {HTMLElement} at
 * @param {string} text
 */
function setText(at, text) {
  if (at.textContent !== text) at.textContent = text;
}
