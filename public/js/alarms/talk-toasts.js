import { createFocusKeeper } from './focus-keeper.js';
import { createTabClaims } from './tab-claims.js';
import { createTalkToast } from './talk-toast.js';
import { maxToasts } from './toasts.js';

/** @import { SharedValue } from './browser-storage.js' */
/** @import { Talk } from './protocol.js' */
/** @import { After } from '../chat/timers.js' */

/**
 * Between two toasts of a meeting in one browser. Shorter than the server's minute: its signals do
 * not travel equally fast.
 */
const periodMs = 50_000;
/** No toast of a meeting follows for this time after a person closed one. */
const closedMs = 10 * 60_000;
/** A toast is removed when no signal followed for this time: nobody talks any more. */
const shownMs = 150_000;
/** A frozen tab receives a signal late. An older one is not shown. */
const freshMs = 60_000;

/**
 * Shows a quiet toast while people talk in a meeting's room: in one visible tab, never in the room
 * itself, and without a sound.
 *
 * @param {object} page
 * @param {Document} page.document
 * @param {HTMLElement} page.region
 * @param {HTMLTemplateElement} page.talkTemplate
 * @param {(name: string) => SharedValue} page.shared a value that all tabs share
 * @param {Pick<LockManager, 'request'> | undefined} page.locks
 * @param {(meetingId: string) => Promise<boolean>} page.muteMeeting
 * @param {After} page.after
 * @param {() => number} page.now
 */
export function createTalkToasts(page) {
  const { document, region, after, muteMeeting, talkTemplate: template } = page;
  const focus = createFocusKeeper(region);
  const claims = createTabClaims({ ...page, done: page.shared('talks') });
  /** @type {Map<string, () => void>} By meeting: cancels the end of its toast. */
  const ends = new Map();

  /** @param {string} meetingId */
  const toastOf = (meetingId) => region.querySelector(`[data-talk="${CSS.escape(meetingId)}"]`);
  /** @param {string} meetingId */
  const remove = (meetingId) => {
    const toast = toastOf(meetingId);
    if (toast) focus.remove(toast);
    ends.get(meetingId)?.();
    ends.delete(meetingId);
  };
  /** @param {string} meetingId */
  const postponeEnd = (meetingId) => {
    ends.get(meetingId)?.();
    ends.set(
      meetingId,
      after(shownMs, () => remove(meetingId)),
    );
  };
  /** @param {Talk} talk */
  const mayShow = ({ meetingId, url }) =>
    !document.hidden &&
    location.pathname !== url &&
    region.childElementCount < maxToasts &&
    // The alarm of the start leads to the same room.
    !region.querySelector(`[data-kind="starting_soon"][data-meeting-id="${CSS.escape(meetingId)}"]`);
  /** @param {string} meetingId */
  const close = (meetingId) => {
    void claims.hold(meetingId, closedMs);
    remove(meetingId);
  };

  return {
    /**
     * @param {Talk} talk
     * @param {number} [ageMs] milliseconds since this browser received it
     */
    async receive(talk, ageMs = 0) {
      const { meetingId } = talk;
      if (ageMs > freshMs) return;
      if (toastOf(meetingId)) postponeEnd(meetingId);
      else if (mayShow(talk) && (await claims.take(meetingId, periodMs))) {
        region.append(createTalkToast(talk, { template, muteMeeting, onClosed: () => close(meetingId) }));
        postponeEnd(meetingId);
      }
    },
  };
}
