// Only in `npm run dev`: reloads the page when one of its files changed or the web process
// restarted.
let first = '';
new EventSource('/dev/reload').addEventListener('message', ({ data }) => {
  first ||= data;
  if (data !== first) location.reload();
});
