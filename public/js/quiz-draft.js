/**
 * @typedef {object} Draft
 * @property {number} step Index of the shown step.
 * @property {Record<string, string>} answers Chosen values by field name.
 */

const prefix = 'quiz-draft:';

/**
 * Returns the unfinished quiz of this tab; `null` if the tab has no draft, or the browser stores
 * nothing, as in a private window.
 * @param {string} key
 * @returns {Draft | null}
 */
export function loadDraft(key) {
  try {
    const draft = JSON.parse(sessionStorage.getItem(prefix + key) ?? 'null');
    return draft !== null && Number.isInteger(draft.step) && typeof draft.answers === 'object' ? draft : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {Draft} draft
 */
export function saveDraft(key, draft) {
  try {
    sessionStorage.setItem(prefix + key, JSON.stringify(draft));
  } catch {}
}

/** Deletes every draft of this tab, because the quiz is done. */
export function clearDrafts() {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  } catch {}
}
