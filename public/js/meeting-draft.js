/**
 * Prefix of drafts that leaders left to choose another book; the form's action and the meeting's
 * club follow.
 */
const prefix = 'meeting-draft:';
/**
 * Fields that are not kept: the leader went to change the book, and each page has its own club and
 * token.
 */
const notKept = ['bookId', 'clubId', '_csrf'];

/** @param {HTMLFormElement} form */
function keyOf(form) {
  const club = form.elements.namedItem('clubId');
  return prefix + form.getAttribute('action') + (club instanceof HTMLInputElement ? `#${club.value}` : '');
}

/**
 * Stores what is typed in a form.
 *
 * @param {HTMLFormElement} form
 */
export function keepDraft(form) {
  const typed = [...new FormData(form)].filter(([name]) => !notKept.includes(name));
  try {
    sessionStorage.setItem(keyOf(form), JSON.stringify(Object.fromEntries(typed)));
  } catch {
    // Storage is full or forbidden.
  }
}

/**
 * Fills a form with its draft, once. The draft includes the meeting's version, so that a
 * co-leader's change meanwhile is still noticed.
 *
 * @param {HTMLFormElement} form
 */
export function restoreDraft(form) {
  const key = keyOf(form);
  try {
    const typed = JSON.parse(sessionStorage.getItem(key) ?? '{}');
    sessionStorage.removeItem(key);
    // A form that the server refused holds newer text.
    if (form.querySelector('.field__error, [role=alert]')) return;
    // So does a form that was restored after a log-in.
    if (document.querySelector('.restored-notice')) return;
    const fieldTypes = [HTMLInputElement, HTMLTextAreaElement, HTMLSelectElement, RadioNodeList];
    for (const [name, value] of Object.entries(typed)) {
      const field = form.elements.namedItem(name);
      if (fieldTypes.some((type) => field instanceof type) && typeof value === 'string')
        /** @type {HTMLInputElement} */ (field).value = value;
    }
  } catch {
    // Storage is forbidden, or holds something else.
  }
}

/** Removes all drafts of this tab; called at log-out. */
export function forgetDrafts() {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  } catch {
    // Storage is forbidden, so nothing was kept.
  }
}
