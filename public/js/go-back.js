/**
 * The link goes back instead of loading its page again: the browser still has the form with the
 * text in it.
 */
document.querySelector('[data-go-back]')?.addEventListener('click', (event) => {
  if (window.history.length < 2) return;
  event.preventDefault();
  window.history.back();
});
