import { writeBody } from './chat/bubble.js';
import { closeLeftDrawers } from './chat/close-left-drawers.js';
import { find } from './chat/elements.js';
import { keepPeopleDrawer } from './chat/people-drawer.js';
import { readRoom } from './chat/room-page.js';
import { tabStorage } from './chat/tab-storage.js';
import { unsentOfTab } from './chat/unsent-of-tab.js';
import { createUnsentText } from './chat/unsent-text.js';

// The server writes the log of an ended meeting. This script turns addresses into links, and shows
// what this tab could not send.
const root = find(document, '#room', HTMLElement);
keepPeopleDrawer(root);
closeLeftDrawers(root);

/** The last bodies of the reader herself: a message whose answer was lost may be stored. */
const stored = new Set();
for (const body of root.querySelectorAll('.bubble__body')) {
  if (!(body instanceof HTMLElement)) continue;
  const text = body.textContent ?? '';
  if (body.closest('.mine')) stored.add(text);
  writeBody(body, text);
}

const { meetingId, me } = readRoom(root);
const unsent = unsentOfTab(tabStorage(window), { userId: me.id, meetingId });
createUnsentText(root, unsent.discard).show(unsent.texts().filter((text) => !stored.has(text)));
