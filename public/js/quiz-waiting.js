const maxWaitMs = 10_000;
const progressIntervalMs = 250;

/**
 * Shows that the recommendation is being made, while the browser sends the form and waits.
 * @param {HTMLFormElement} form
 * @returns {boolean} false if the form was sent already
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
  // Set only now, because screen readers announce a status when its text changes.
  text.textContent = text.dataset.text ?? '';
  panel.scrollIntoView({ block: 'nearest' });
  const timer = setInterval(() => {
    bar.value = Math.min(((performance.now() - startedAt) / maxWaitMs) * bar.max, bar.max);
  }, progressIntervalMs);

  // Back from the result may show this page again from the page cache.
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
