/**
 * Finds legends of a page that stand on the border of their group, leave it, or lie over what
 * follows: engines differ in how they place a legend that floats or stands in a grid. Runs in the
 * page, hence all of it in one function.
 * @param {any} body
 * @returns {string[]}
 */
export function strayLegends(body) {
  const { getComputedStyle } = body.ownerDocument.defaultView;
  const isSeen = (one) =>
    one.checkVisibility({ visibilityProperty: true }) && !one.closest('.visually-hidden');
  const boxOf = (one) => one.getBoundingClientRect();
  const faultOf = (legend) => {
    const text = boxOf(legend);
    const group = boxOf(legend.parentElement);
    const borderPx = parseFloat(getComputedStyle(legend.parentElement).borderTopWidth);
    if (borderPx > 0 && text.top < group.top + borderPx) return 'stands on the border';
    if (text.top < group.top - 1 || text.bottom > group.bottom + 1) return 'leaves its group';
    const next = legend.nextElementSibling;
    return next && isSeen(next) && boxOf(next).top < text.bottom - 1 ? 'lies over what follows' : null;
  };
  return [...body.querySelectorAll('fieldset > legend')]
    .filter(isSeen)
    .map((legend) => ({ legend, fault: faultOf(legend) }))
    .filter(({ fault }) => fault !== null)
    .map(({ legend, fault }) => `${legend.textContent.trim()}: ${fault}`);
}
