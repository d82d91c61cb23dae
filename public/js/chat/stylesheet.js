/**
 * Adds a stylesheet of the folder `css/` to the page. A module does so that is not in the page from
 * the start.
 *
 * @param {string} file
 */
export function addStylesheet(file) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL(`../../css/${file}`, import.meta.url).href;
  document.head.append(link);
}
