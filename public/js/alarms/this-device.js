import { find } from '../chat/elements.js';
import { createSharedValue } from './browser-storage.js';
import { createDevicePush } from './device-push.js';
import { createRenewalNote } from './push-renewal.js';

/**
 * Web Push of the browser that a logged-in person has this page open in.
 *
 * @param {Document} document
 * @param {Storage | null} storage shared by all tabs
 * @param {string} [key] the site's public key, to turn it on
 */
export const openDevice = (document, storage, key) =>
  createDevicePush({
    key,
    csrf: find(document, 'form[action="/logout"] [name=_csrf]', HTMLInputElement).value,
    userId: find(document, '#toasts', HTMLElement).dataset.userId ?? '',
    told: createSharedValue(storage, 'device', 'push'),
    // Only a secure page has caches.
    renewal: createRenewalNote('caches' in window ? window.caches : undefined),
    now: Date.now,
  });
