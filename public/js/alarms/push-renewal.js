/** The page writes here and the service worker reads (public/sw.js). */
const cacheName = 'bookmoim-push-1';
const noteAddress = '/push/renewal';

/**
 * The note with which the service worker renews this browser's subscription without a page.
 *
 * @typedef {object} Renewal
 * @property {string} endpoint
 * @property {string} token
 * @property {string} key the site's public key, base64url
 *
 * @typedef {object} RenewalNote
 * @property {(renewal: Renewal) => Promise<void>} write
 * @property {() => Promise<void>} forget
 */

/**
 * Without caches the service worker cannot renew a subscription; the next page does it.
 *
 * @param {CacheStorage | undefined} caches
 * @returns {RenewalNote}
 */
export function createRenewalNote(caches) {
  return {
    async write(renewal) {
      const cache = await caches?.open(cacheName).catch(() => undefined);
      await cache?.put(noteAddress, new Response(JSON.stringify(renewal))).catch(() => undefined);
    },
    async forget() {
      await caches?.delete(cacheName).catch(() => undefined);
    },
  };
}
