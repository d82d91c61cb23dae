import './reload-restored-page.js';
import { forgetOthers, tabStorage } from './chat/tab-storage.js';
import { forgetDevice } from './forget-device.js';
import { forgetDrafts } from './meeting-draft.js';

// A log-out on any page removes the drafts and unsent messages of this tab, and what the browser
// holds of the person outside its pages.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || new URL(form.action).pathname !== '/logout') return;
  forgetDrafts();
  forgetOthers(tabStorage(window));
  // A failure is harmless: the server has ended the subscription of the session.
  forgetDevice(window).catch(() => undefined);
});
