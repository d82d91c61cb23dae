// Only in `npm run dev`: loads the page anew when a file it is made of changed, or the web process was started anew.
let first = '';
new EventSource('/dev/reload').addEventListener('message', ({ data }) => {
  first ||= data;
  if (data !== first) location.reload();
});
