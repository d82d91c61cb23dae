import { writeBody } from './chat/bubble.js';
import { find } from './chat/elements.js';
import { keepPeopleDrawer } from './chat/people-drawer.js';

/** The log of a meeting that is over was written by the server; only its addresses become links here. */
const root = find(document, '#room', HTMLElement);
keepPeopleDrawer(root);
for (const body of root.querySelectorAll('.bubble__body')) {
  if (body instanceof HTMLElement) writeBody(body, body.textContent ?? '');
}
