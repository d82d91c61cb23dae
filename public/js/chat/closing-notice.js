import { closingText } from './copy.js';
import { find } from './elements.js';

/** @import { ClosingReason } from './copy.js' */

/**
 * Takes the composer's place when the room accepts no more messages: says why, and where to go.
 *
 * @param {{ root: HTMLElement, meetingId: string, here: string }} room `here` is the path of the
 *   room
 */
export function createClosingNotice({ root, meetingId, here }) {
  const notice = find(root, '#closing', HTMLElement);
  const link = find(notice, 'a', HTMLAnchorElement);

  /** @param {ClosingReason} closing */
  const addressAfter = (closing) => {
    if (closing === 'unauthenticated') return `/login?next=${encodeURIComponent(here)}`;
    if (closing === 'not_found') return '/meetings';
    const isHere = closing === 'ended' || closing === 'closed' || closing === 'too_many_connections';
    return isHere ? here : `/meetings/${meetingId}`;
  };

  return {
    /**
     * @param {ClosingReason} closing
     * @param {boolean} takesFocus
     */
    show(closing, takesFocus) {
      const { text, action } = closingText[closing];
      find(notice, 'p', HTMLElement).textContent = text;
      link.hidden = action === null;
      link.textContent = action;
      link.href = addressAfter(closing);
      notice.dataset.reason = closing;
      notice.hidden = false;
      if (takesFocus) link.focus({ preventScroll: true });
      find(root, '#room-alert', HTMLElement).textContent = text;
    },
  };
}
