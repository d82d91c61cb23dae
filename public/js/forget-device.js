import { createRenewalNote } from './alarms/push-renewal.js';

/**
 * Removes what the browser holds of a person outside its pages: notifications that are still shown,
 * and the note with which the service worker renews her Web Push subscription.
 *
 * @param {Pick<Window, 'navigator'> & { caches?: CacheStorage }} window
 */
export async function forgetDevice({ navigator, caches }) {
  const forgetting = createRenewalNote(caches).forget();
  const registration = await navigator.serviceWorker?.getRegistration('/');
  for (const notification of (await registration?.getNotifications()) ?? []) notification.close();
  await forgetting;
}
