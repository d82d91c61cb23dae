/** @import { After } from '../chat/timers.js' */
/** @import { Opened } from './opened-alarms.js' */
/** @import { Stage } from './protocol.js' */

/** Milliseconds before what the server did not take is said once more. */
const pause = 15_000;

/**
 * Tells the server what became of alarms, until it has it.
 *
 * @param {object} page
 * @param {(id: string, stage: Stage) => Promise<boolean>} page.say whether it need not be said again
 * @param {Opened} page.opened kept for the next page: this one goes as soon as a link is followed
 * @param {After} page.after
 */
export function createSayings({ say, opened, after }) {
  /** @type {Set<string>} */
  const received = new Set();
  let cancel = () => {};

  const once = () =>
    Promise.all([
      ...[...received].map(async (id) => {
        if (await say(id, 'received')) received.delete(id);
      }),
      ...opened.read().map(async (id) => {
        if (await say(id, 'opened')) opened.remove(id);
      }),
    ]);
  let isSaying = false;
  let isAskedAgain = false;
  const sayAll = async () => {
    isAskedAgain = true;
    if (isSaying) return;
    isSaying = true;
    cancel();
    while (isAskedAgain) {
      isAskedAgain = false;
      await once();
    }
    isSaying = false;
    if (received.size > 0 || opened.read().length > 0) cancel = after(pause, () => void sayAll());
  };

  return {
    /** A new line: what the old one did not carry. */
    sayAll,
    /** @param {string} id */
    received(id) {
      received.add(id);
      return sayAll();
    },
    /** @param {string} id */
    opened(id) {
      opened.add(id);
      return sayAll();
    },
  };
}
