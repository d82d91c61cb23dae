/** What a leader typed before she went to choose another book; each form has its own, by its action. */
const prefix = 'meeting-draft:';
/** The book is what she went for; the token is the page's own. */
const left = ['bookId', '_csrf'];

/** @param {HTMLFormElement} form */
export function keepDraft(form) {
  const typed = [...new FormData(form)].filter(([name]) => !left.includes(name));
  try {
    sessionStorage.setItem(prefix + form.getAttribute('action'), JSON.stringify(Object.fromEntries(typed)));
  } catch {
    // Kept nowhere, then.
  }
}

/**
 * Puts back what was kept, once. The version comes with it, so that a change by somebody else meanwhile is still found.
 * @param {HTMLFormElement} form
 */
export function restoreDraft(form) {
  const key = prefix + form.getAttribute('action');
  try {
    const typed = JSON.parse(sessionStorage.getItem(key) ?? '{}');
    sessionStorage.removeItem(key);
    // What the server says is wrong is newer.
    if (form.querySelector('.field__error, [role=alert]')) return;
    // So is what she sent when her session was gone.
    if (document.querySelector('.restored-notice')) return;
    for (const [name, value] of Object.entries(typed)) {
      const field = form.elements.namedItem(name);
      const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
      if (isField && typeof value === 'string') field.value = value;
    }
  } catch {
    // Storage is forbidden, or holds something else.
  }
}

/** Her text is nobody else's: it goes when she logs out. */
export function forgetDrafts() {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
