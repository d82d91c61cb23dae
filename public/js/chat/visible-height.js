/**
 * Sets `--visible-height` to the height above the keyboard, where the browser lays the keyboard
 * over the page (iOS). Elsewhere `dvh` and `interactive-widget` give the same.
 *
 * @param {Window} window
 * @param {HTMLElement} root
 */
export function followVisibleHeight(window, root) {
  const viewport = window.visualViewport;
  if (!viewport) return;
  const follow = () => {
    const isCovered = viewport.scale === 1 && viewport.height < window.innerHeight - 1;
    root.toggleAttribute('data-keyboard', isCovered);
    root.style.setProperty('--visible-height', isCovered ? `${viewport.height}px` : '100dvh');
    if (isCovered) window.scrollTo(0, 0);
  };
  viewport.addEventListener('resize', follow);
  follow();
}
