/** @type {Map<string, Promise<void>>} */
const added = new Map();

/**
 * Adds a stylesheet of the folder `css/` to the page, once. A module does so that is not in the
 * page from the start. Resolves when the browser has it, or when it does not come.
 *
 * @param {string} file
 * @returns {Promise<void>}
 */
export function addStylesheet(file) {
  const before = added.get(file);
  if (before) return before;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL(`../../css/${file}`, import.meta.url).href;
  /** @type {Promise<void>} */
  const loaded = new Promise((resolve) => {
    link.onload = link.onerror = () => resolve();
  });
  added.set(file, loaded);
  document.head.append(link);
  return loaded;
}
