/**
 * @typedef {object} Draft
 * @property {number} step The step the reader is at, from 0.
 * @property {Record<string, string>} answers Chosen values by field name.
 */

const prefix = 'quiz-draft:';

/**
 * The unfinished quiz of this tab, or `null`. A browser that keeps nothing (a private window, a full disk) is a browser without a draft.
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

/** Forgets every draft of this tab: the quiz is done, and the next one starts afresh. */
export function clearDrafts() {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  } catch {}
}
