// The service worker of those who want alarms while the site is closed. It does that, shows a page when there is no network, and nothing else:
// pages and their files come from the network and the browser's own cache.
const offlineCache = 'bookmoim-offline-1';
const offlineFiles = ['/offline.html', '/offline.css'];

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(offlineCache)
      .then((cache) => cache.addAll(offlineFiles))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== offlineCache).map((name) => caches.delete(name))),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const isOfflineFile = offlineFiles.includes(new URL(request.url).pathname);
  if (request.method !== 'GET' || (request.mode !== 'navigate' && !isOfflineFile)) return;
  const fallback = isOfflineFile ? request : offlineFiles[0];
  event.respondWith(
    fetch(request).catch(() => caches.match(fallback).then((found) => found ?? Response.error())),
  );
});

self.addEventListener('push', (event) => {
  const alarm = event.data?.json() ?? {};
  if (typeof alarm.title !== 'string') return;
  event.waitUntil(
    self.registration.showNotification(alarm.title, {
      body: String(alarm.body ?? ''),
      // The same announcement again takes the place of itself.
      tag: String(alarm.id ?? ''),
      lang: 'ko',
      data: { url: String(alarm.url ?? '/notifications') },
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const url = new URL(event.notification.data?.url ?? '/notifications', self.location.origin);
  if (url.origin !== self.location.origin) return;
  event.waitUntil(openPage(url.href));
});

/** The tab that shows it already, or a new one. */
async function openPage(href) {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find((one) => one.url === href);
  return page ? page.focus() : self.clients.openWindow(href);
}
