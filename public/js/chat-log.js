import { writeBody } from './chat/bubble.js';
import { find } from './chat/elements.js';
import { keepPeopleDrawer } from './chat/people-drawer.js';

// The server writes the log of an ended meeting. This script only turns addresses into links.
const root = find(document, '#room', HTMLElement);
keepPeopleDrawer(root);
for (const body of root.querySelectorAll('.bubble__body')) {
  if (body instanceof HTMLElement) writeBody(body, body.textContent ?? '');
}
