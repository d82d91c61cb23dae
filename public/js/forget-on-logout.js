import { forgetOthers } from './chat/tab-storage.js';
import { forgetDrafts } from './meeting-draft.js';

/** What was kept in this tab (drafts, messages on their way out) goes when its writer logs out, on whatever page. */
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || new URL(form.action).pathname !== '/logout') return;
  forgetDrafts();
  try {
    forgetOthers(window.sessionStorage);
  } catch {
    // Storage is forbidden here: nothing was kept.
  }
});
