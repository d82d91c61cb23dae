/**
 * Finds text of a page that does not fit: elements whose words reach out of their box, are cut off
 * by it without being shortened on purpose (an ellipsis, a line clamp), or leave the screen where
 * nothing scrolls. Runs in the page, hence all of it in one function.
 * @param {any} body
 * @returns {string[]}
 */
export function overflowingText(body) {
  const { document, getComputedStyle } = body.ownerDocument.defaultView;
  /**
   * Its own words: those of what is in it, which may be hidden from eyes, are looked at by
   * themselves.
   */
  const wordsOf = (one) =>
    [...one.childNodes].filter((node) => node.nodeType === 3 && node.nodeValue.trim() !== '');
  const scrolls = (one) =>
    one !== null && (/auto|scroll/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
  /** An inline element has no box of its own: the first one round it that has. */
  const boxOf = (one) => (getComputedStyle(one).display === 'inline' ? boxOf(one.parentElement) : one);
  const faultOf = (one) => {
    const box = boxOf(one);
    const style = getComputedStyle(box);
    if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') return null;
    if (box.scrollWidth > box.clientWidth + 1 && !scrolls(box))
      return `${box.scrollWidth} px of text in ${box.clientWidth} px`;
    if (style.overflowY === 'hidden' && box.scrollHeight > box.clientHeight + 1) return 'is cut off below';
    const range = document.createRange();
    const rights = wordsOf(one).flatMap((words) => {
      range.selectNodeContents(words);
      return [...range.getClientRects()].map(({ right }) => right);
    });
    const edge = Math.max(...rights);
    return edge > document.documentElement.clientWidth + 1 && !scrolls(box) ? 'leaves the screen' : null;
  };
  return [...body.querySelectorAll('*')]
    .filter((one) => wordsOf(one).length > 0 && one.checkVisibility({ visibilityProperty: true }))
    .filter((one) => !one.closest('.visually-hidden, .skip-link, noscript, select, svg'))
    .map((one) => ({ one, fault: faultOf(one) }))
    .filter(({ fault }) => fault !== null)
    .map(({ one, fault }) => `${one.tagName.toLowerCase()}.${one.className}: ${fault}`);
}
