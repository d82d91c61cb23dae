// The service worker shows Web Push notifications, and a page of the site without a connection.
// Pages always come from the network, and their files from the browser's own cache: the service
// worker stores neither, so no update leaves an old page behind, and nothing private is stored.

// The name ends in a hash of the files: a test compares them.
const offlineCache = 'bookmoim-offline-eec7546c';
// A page writes what a renewal needs into this cache (public/js/alarms/push-renewal.js).
const renewalCache = 'bookmoim-push-1';
const renewalNote = '/push/renewal';
const offlineFiles = ['/offline.html', '/offline.css'];

// A new service worker takes over at once. That is safe because no page depends on a version of it.
self.addEventListener('install', (event) => {
  event.waitUntil(storeOfflineFiles().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    Promise.all([deleteOldCaches(), self.registration.navigationPreload?.enable()]).then(() =>
      self.clients.claim(),
    ),
  );
});

/** Loads the files again: the browser's cache may hold those of an older version. */
async function storeOfflineFiles() {
  const cache = await caches.open(offlineCache);
  await cache.addAll(offlineFiles.map((file) => new Request(file, { cache: 'reload' })));
}

async function deleteOldCaches() {
  const names = await caches.keys();
  const old = names.filter((name) => name !== offlineCache && name !== renewalCache);
  await Promise.all(old.map((name) => caches.delete(name)));
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const isOfflineFile = offlineFiles.includes(new URL(request.url).pathname);
  if (request.method !== 'GET' || (request.mode !== 'navigate' && !isOfflineFile)) return;
  event.respondWith(answer(event, isOfflineFile ? request : offlineFiles[0]));
});

/** Answers from the network, or without one with a stored file. */
async function answer(event, fallback) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return (await caches.match(fallback)) ?? Response.error();
  }
}

self.addEventListener('push', (event) => {
  const alarm = event.data?.json() ?? {};
  if (typeof alarm.title !== 'string') return;
  const { title, body } = wordsOf(alarm, Date.now());
  event.waitUntil(
    self.registration.showNotification(title, {
      body,
      // A repeated alarm replaces its earlier notification.
      tag: String(alarm.id ?? ''),
      lang: 'ko',
      data: { url: String(alarm.url ?? '/notifications'), id: alarm.id },
    }),
  );
});

/** A push may have waited for a device that was off, so the time left is computed here. */
function wordsOf({ kind, startsAt, title, body = '' }, now) {
  const left = Date.parse(startsAt) - now;
  if (kind !== 'starting_soon' || Number.isNaN(left)) return { title, body };
  return left > 0 ? { title, body: `${body} · ${duration(left)} 뒤` } : { title: '모임이 시작했어요', body };
}

/** As `minutesLeft` and `durationWords` in public/js/text/korean-time.js, which it cannot import. */
function duration(milliseconds) {
  const minutes = Math.ceil(milliseconds / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest}분`;
  return rest === 0 ? `${hours}시간` : `${hours}시간 ${rest}분`;
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { url = '/notifications', id } = event.notification.data ?? {};
  const address = new URL(url, self.location.origin);
  if (address.origin === self.location.origin) event.waitUntil(openPage(address, id));
});

/**
 * Focuses a tab that shows the page already, or opens one. The page reports that the alarm was
 * opened (public/js/alarms/alarms.js).
 */
async function openPage(address, id) {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find((one) => new URL(one.url).pathname === address.pathname);
  if (page) {
    page.postMessage({ opened: id });
    return page.focus();
  }
  if (id) address.searchParams.set('alarm', id);
  return self.clients.openWindow(address.href);
}

self.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(renew(event.oldSubscription, event.newSubscription));
});

/**
 * Sends the new subscription to the server after the push service replaced the old one. The token
 * of the old subscription is the proof: no page is open and the session may have ended. If the
 * server does not answer, the next page sends it (public/js/alarms/device-push.js).
 */
async function renew(oldSubscription, newSubscription) {
  const cache = await caches.open(renewalCache);
  const note = await (await cache.match(renewalNote))?.json();
  const options = note ? { userVisibleOnly: true, applicationServerKey: note.key } : oldSubscription?.options;
  const subscription =
    newSubscription ?? (options && (await self.registration.pushManager.subscribe(options)));
  if (!note || !subscription) return;
  const { endpoint, token } = note;
  const answer = await fetch('/push/subscriptions/renew', {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ endpoint, token, subscription }),
  });
  if (!answer.ok) return;
  await cache.put(renewalNote, new Response(JSON.stringify({ ...note, endpoint: subscription.endpoint })));
}
