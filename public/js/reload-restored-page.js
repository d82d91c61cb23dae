// A browser may bring a page back from memory without asking the server, also after a log-out. Such
// a page is hidden and loaded again, so that nobody sees it without a session.
window.addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  document.documentElement.hidden = true;
  location.reload();
});
