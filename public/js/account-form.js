/*
 * Keeps Back from showing an answered form again. A refused form leaves an entry in the history
 * that belongs to its POST: make it an ordinary visit of the page. A page from the page cache is
 * loaded again, because the server redirects a person who has logged in meanwhile.
 */
history.replaceState(history.state, '');
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});
