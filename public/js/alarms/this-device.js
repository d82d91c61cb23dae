import { find } from '../chat/elements.js';
import { createSharedValue } from './browser-storage.js';
import { createDevicePush } from './device-push.js';
import { createRenewalNote } from './push-renewal.js';

/**
 * Opens Web Push of this browser for the logged-in person.
 *
 * @param {Document} document
 * @param {Storage | null} storage shared by all tabs
 * @param {string} [key] the site's public key, needed to subscribe
 */
export const openDevice = (document, storage, key) =>
  createDevicePush({
    key,
    csrf: find(document, 'form[action="/logout"] [name=_csrf]', HTMLInputElement).value,
    userId: find(document, '#toasts', HTMLElement).dataset.userId ?? '',
    sent: createSharedValue(storage, 'device', 'push'),
    // Pages without https have no caches.
    renewal: createRenewalNote('caches' in window ? window.caches : undefined),
    now: Date.now,
  });
