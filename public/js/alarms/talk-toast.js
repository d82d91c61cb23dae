import { find, stamp } from '../chat/elements.js';
import { talkText } from './copy.js';

/** @import { Talk } from './protocol.js' */

/**
 * Makes the toast of a meeting in whose room people talk.
 *
 * @param {Talk} talk
 * @param {object} page
 * @param {HTMLTemplateElement} page.template
 * @param {(meetingId: string) => Promise<boolean>} page.muteMeeting
 * @param {() => void} page.onClosed the person closed the toast, which the caller then removes
 * @returns {HTMLElement}
 */
export function createTalkToast({ meetingId, title, url }, { template, muteMeeting, onClosed }) {
  const toast = stamp(template);
  const text = find(toast, '.toast__text', HTMLElement);
  const link = find(toast, '.toast__link', HTMLAnchorElement);
  const mute = find(toast, '.toast__mute', HTMLButtonElement);
  const close = find(toast, '.toast__close', HTMLButtonElement);
  toast.dataset.talk = meetingId;
  text.textContent = talkText.heard(title);
  // Link only to addresses of this site.
  link.href = new URL(url, location.origin).origin === location.origin ? url : '/meetings';
  close.addEventListener('click', onClosed);
  mute.addEventListener('click', async () => {
    const isMuted = await muteMeeting(meetingId);
    text.textContent = isMuted ? talkText.muted : talkText.failed;
    if (mute === document.activeElement) close.focus();
    mute.hidden = true;
    link.hidden = isMuted;
  });
  return toast;
}
