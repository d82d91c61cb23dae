/** Milliseconds the server takes at most. */
const longestWait = 10_000;
const tick = 250;

/**
 * Shows that the answer is on its way, while the browser itself sends the form and waits.
 * @param {HTMLFormElement} form
 * @returns {boolean} false when the form is on its way already
 */
export function showWaiting(form) {
  if ('sent' in form.dataset) return false;
  const panel = form.querySelector('[data-waiting]');
  const text = form.querySelector('[data-waiting-text]');
  const bar = form.querySelector('[data-waiting-bar]');
  if (
    !(panel instanceof HTMLElement) ||
    !(text instanceof HTMLElement) ||
    !(bar instanceof HTMLProgressElement)
  )
    return true;

  const startedAt = performance.now();
  form.dataset.sent = '';
  panel.hidden = false;
  // Written only now: a status is read out when its text changes.
  text.textContent = text.dataset.text ?? '';
  const timer = setInterval(() => {
    bar.value = Math.min(((performance.now() - startedAt) / longestWait) * bar.max, bar.max);
  }, tick);

  // Back from the result, the browser may show this very page again.
  addEventListener(
    'pageshow',
    () => {
      clearInterval(timer);
      delete form.dataset.sent;
      panel.hidden = true;
      bar.value = 0;
    },
    { once: true },
  );
  return true;
}
