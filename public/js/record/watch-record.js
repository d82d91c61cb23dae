import { blockedWords } from './copy.js';

/** @import { AlarmSocket } from '../alarms/protocol.js' */
/** @import { After } from '../chat/timers.js' */

/**
 * @typedef {object} RecordState
 * @property {string} version changes when the record was made again or taken down
 * @property {string[]} quotes the keys of quotes that may be shown
 * @property {string[]} folded the keys of those whose authors the reader blocked
 * @property {string[]} sentences the ids of points whose sentence may be shown
 * @property {string[]} headings of all questions, in their order
 */

/** Milliseconds between two questions while no socket tells of changes. */
const askEveryMs = 1_500;

/**
 * Keeps an open record true: removes quotes whose message is gone or whose author does not agree
 * any more, folds those of people whom the reader blocked, and renames questions. The socket tells
 * of a change, and the page asks the server. Without a socket it asks by itself.
 *
 * @param {object} page
 * @param {HTMLElement} page.record
 * @param {string} page.path the path that the server names in its hint
 * @param {Pick<AlarmSocket, 'connected' | 'on'>} page.socket
 * @param {After} page.after
 * @param {() => boolean} page.isVisible
 * @param {() => Promise<RecordState | null>} page.readState `null`: nothing may be shown any more
 * @param {() => void} page.reload
 */
export function watchRecord({ record, path, socket, after, isVisible, readState, reload }) {
  let isAsking = false;
  let isStale = false;

  const ask = async () => {
    // A hint that comes while an answer is on its way may be newer than the answer.
    isStale = true;
    if (isAsking) return;
    isAsking = true;
    try {
      while (isStale) {
        isStale = false;
        const state = await readState();
        if (state === null || state.version !== record.dataset.version) return reload();
        removeMissing(record, state);
        foldQuotes(record, state);
        nameQuestions(record, state);
      }
    } catch {
      // The network is away: the next connection or question tries again.
    } finally {
      isAsking = false;
    }
  };
  const askWithoutSocket = () => {
    if (!socket.connected && isVisible()) void ask();
    after(askEveryMs, askWithoutSocket);
  };

  socket.on('page', ({ path: changed }) => {
    if (changed === path) void ask();
  });
  socket.on('connect', () => void ask());
  after(askEveryMs, askWithoutSocket);
}

/**
 * @param {HTMLElement} record
 * @param {RecordState} state
 */
function removeMissing(record, { quotes, sentences }) {
  const shown = new Set(quotes);
  const proven = new Set(sentences);
  const before = record.querySelectorAll('[data-quote]').length;
  for (const quote of record.querySelectorAll('[data-quote]'))
    if (!shown.has(quote.getAttribute('data-quote') ?? '')) quote.remove();
  for (const point of record.querySelectorAll('[data-point]')) {
    if (!point.querySelector('[data-quote]')) point.remove();
    else if (!proven.has(point.getAttribute('data-point') ?? '')) {
      point.querySelector('[data-sentence]')?.remove();
      point.querySelector('.record__report')?.remove();
    }
  }
  const notice = record.querySelector('[data-changed]');
  if (notice instanceof HTMLElement && record.querySelectorAll('[data-quote]').length < before) {
    notice.hidden = false;
    notice.textContent = notice.dataset.changed ?? '';
  }
}

/**
 * @param {HTMLElement} record
 * @param {RecordState} state
 */
function foldQuotes(record, { folded }) {
  for (const key of folded) {
    const words = record.querySelector(`[data-quote="${CSS.escape(key)}"] > blockquote`);
    if (words === null) continue;
    const fold = document.createElement('details');
    fold.dataset.blocked = '';
    const summary = document.createElement('summary');
    summary.className = 'small';
    summary.textContent = blockedWords;
    words.replaceWith(fold);
    fold.append(summary, words);
  }
}

/**
 * A question that operators hid has another heading.
 *
 * @param {HTMLElement} record
 * @param {RecordState} state
 */
function nameQuestions(record, { headings }) {
  for (const [at, heading] of record.querySelectorAll('.record__heading').entries()) {
    const name = headings[at];
    if (name !== undefined && heading.textContent !== name) heading.textContent = name;
  }
}
