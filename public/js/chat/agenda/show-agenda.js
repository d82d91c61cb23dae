import { addStylesheet } from '../stylesheet.js';
import { createAgendaStrip } from './agenda-strip.js';
import { createLeadBar } from './lead-bar.js';
import { runningCard, runningTurn } from './running-card.js';
import { createTeller } from './tell-news.js';

/** @import { AgendaState } from '../../../../src/agenda/protocol.ts' */
/** @import { RunningCard } from './running-card.js' */

/**
 * @typedef {object} AgendaPage
 * @property {HTMLElement} root
 * @property {() => number} now the server's time
 */

/**
 * The agenda at one moment.
 *
 * @typedef {object} Moment
 * @property {AgendaState} state
 * @property {RunningCard | null} running
 * @property {ReturnType<typeof runningTurn>} turn
 */

/** @type {WeakMap<HTMLElement, { receive: (state: AgendaState) => void }>} */
const shown = new WeakMap();

/**
 * Shows a state of the agenda, unless a newer one is shown already. Counts down from then on.
 *
 * @param {AgendaState} state
 * @param {AgendaPage} page
 */
export function show(state, page) {
  const agenda = shown.get(page.root) ?? openAgenda(page);
  shown.set(page.root, agenda);
  agenda.receive(state);
}

/** @param {AgendaPage} page */
function openAgenda(page) {
  addStylesheet('chat/agenda.css');
  const strip = createAgendaStrip(page);
  const bar = createLeadBar(page);
  const tell = createTeller(page);
  /** @type {AgendaState | undefined} */
  let last;

  const draw = () => {
    if (!last) return;
    const now = page.now();
    /** @type {Moment} */
    const moment = { state: last, running: runningCard(last, now), turn: runningTurn(last, now) };
    strip.draw(moment);
    bar.draw(moment);
    tell(moment);
  };
  // Drawing the same moment again changes nothing in the page but the time.
  setInterval(draw, 500);

  return {
    /** @param {AgendaState} state */
    receive(state) {
      if (last && Date.parse(state.now) < Date.parse(last.now)) return;
      last = state;
      draw();
    },
  };
}
