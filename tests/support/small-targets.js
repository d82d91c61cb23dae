/**
 * Finds controls of a page that are smaller than 24 × 24 CSS pixels (WCAG 2.2, 2.5.8). Links inside
 * a sentence are as high as its line and are left out; the label of a box or radio counts as part
 * of it. Runs in the page, hence all of it in one function.
 * @param {any} body
 * @param {number} least
 * @returns {string[]}
 */
export function smallTargets(body, least = 24) {
  const { getComputedStyle } = body.ownerDocument.defaultView;
  const isSeen = (one) =>
    one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    !one.closest('.visually-hidden, .skip-link');
  const isInSentence = (one) =>
    getComputedStyle(one).display === 'inline' &&
    [...one.parentElement.childNodes].some((node) => node.nodeType === 3 && /[^\s·]/.test(node.nodeValue));
  const boxesOf = (one) => [one, ...(one.labels ?? [])].map((each) => each.getBoundingClientRect());
  const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
  return [...body.querySelectorAll(controls)]
    .filter((one) => isSeen(one) && !isInSentence(one))
    .filter((one) => !boxesOf(one).some(({ width, height }) => width >= least && height >= least))
    .map((one) => {
      const { width, height } = one.getBoundingClientRect();
      return `${width.toFixed(1)} × ${height.toFixed(1)} px: ${one.outerHTML.slice(0, 100)}`;
    });
}
