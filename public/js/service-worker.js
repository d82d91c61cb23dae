/**
 * Every page registers the service worker, which shows a page of the site when there is no
 * connection. Registering waits for the load, so that it takes nothing from the first paint.
 */
if ('serviceWorker' in navigator) {
  const register = () => navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', register, { once: true });
}
