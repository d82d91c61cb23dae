import { expect, test } from 'vitest';
import { forgetDevice } from '../../public/js/forget-device.js';

const createBrowser = (hasWorker: boolean) => {
  const done: string[] = [];
  const notification = { close: () => void done.push('closed a notification') };
  const registration = hasWorker ? { getNotifications: async () => [notification, notification] } : undefined;
  const browser = {
    navigator: { serviceWorker: { getRegistration: async () => registration } },
    caches: { delete: async (name: string) => void done.push(`deleted ${name}`) },
  };
  return { browser: browser as unknown as Parameters<typeof forgetDevice>[0], done };
};

test('a log-out closes the notifications that are shown and deletes the note of Web Push', async () => {
  const { browser, done } = createBrowser(true);
  await forgetDevice(browser);
  expect(done.sort()).toEqual(['closed a notification', 'closed a notification', 'deleted bookmoim-push-1']);
});

test('a browser without a service worker, or without any storage, is left as it is', async () => {
  const { browser, done } = createBrowser(false);
  await forgetDevice(browser);
  expect(done).toEqual(['deleted bookmoim-push-1']);
  await forgetDevice({ navigator: {} } as unknown as Parameters<typeof forgetDevice>[0]);
});
