/** @import { After } from '../chat/timers.js' */
/** @import { OpenedAlarms } from './opened-alarms.js' */
/** @import { Stage } from './protocol.js' */

const retryDelayMs = 15_000;

/**
 * Reports received and opened alarms to the server, and repeats each report until the server has
 * it.
 *
 * @param {object} page
 * @param {(id: string, stage: Stage) => Promise<boolean>} page.report resolves to false when the
 *   report must be repeated
 * @param {OpenedAlarms} page.opened stored for the next page: following a link ends this one
 * @param {After} page.after
 */
export function createAlarmReports({ report, opened, after }) {
  /** @type {Set<string>} */
  const received = new Set();
  let cancel = () => {};

  const sendPending = () =>
    Promise.all([
      ...[...received].map(async (id) => {
        if (await report(id, 'received')) received.delete(id);
      }),
      ...opened.read().map(async (id) => {
        if (await report(id, 'opened')) opened.remove(id);
      }),
    ]);
  let isSending = false;
  let isAskedAgain = false;
  const sendAll = async () => {
    isAskedAgain = true;
    if (isSending) return;
    isSending = true;
    cancel();
    while (isAskedAgain) {
      isAskedAgain = false;
      await sendPending();
    }
    isSending = false;
    if (received.size > 0 || opened.read().length > 0) cancel = after(retryDelayMs, () => void sendAll());
  };

  return {
    /** Sends the reports that are still pending. */
    sendAll,
    /** @param {string} id */
    received(id) {
      received.add(id);
      return sendAll();
    },
    /** @param {string} id */
    opened(id) {
      opened.add(id);
      return sendAll();
    },
  };
}
