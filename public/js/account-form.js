/*
 * Keeps Back from showing an answered form again. A refused form leaves an entry in the history
 * that belongs to its POST: make it an ordinary visit of the page. If the browser shows this page
 * from its page cache, the script loads it again: a person who logged in on the next page is then
 * redirected by the server.
 */
history.replaceState(history.state, '');
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});
