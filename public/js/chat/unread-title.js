/**
 * Counts in the tab's title the messages that arrived while the tab was hidden.
 *
 * @param {Document} document
 */
export function createUnreadTitle(document) {
  const title = document.title;
  let unread = 0;
  const write = () => {
    document.title = unread > 0 ? `(${unread}) ${title}` : title;
  };
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    unread = 0;
    write();
  });
  return {
    /** @param {number} count */
    add(count) {
      if (!document.hidden || count === 0) return;
      unread += count;
      write();
    },
  };
}
