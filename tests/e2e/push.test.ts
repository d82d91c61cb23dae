import { createECDH } from 'node:crypto';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { createMeeting } from '../support/meetings.ts';
import { cookieFor, createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { userAgents } from '../support/user-agents.ts';

let stack: TestStack;
let web: TestProcess;
let browser: Browser;
let member: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  [web, browser] = await Promise.all([
    startProcess('web', stack, { SESSION_SECRET: testSecret, LOG_LEVEL: 'warn' }),
    openBrowser(),
  ]);
});
beforeEach(async () => {
  member = await createPerson(stack);
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

const openContext = async (options: BrowserContextOptions = {}) => {
  const context = await browser.newContext({
    locale: 'ko-KR',
    viewport: { width: 360, height: 740 },
    ...options,
  });
  await context.addCookies([cookieFor(member, web.url)]);
  return context;
};
/** Opens the settings in a browser without a push manager, like the imitated ones. */
const openSettings = async (userAgent: string, touchPoints = 5) => {
  const context = await openContext({ userAgent });
  await context.addInitScript(`delete window.PushManager;
    Object.defineProperty(navigator, 'maxTouchPoints', { get: () => ${touchPoints} });`);
  const page = await context.newPage();
  await page.goto(`${web.url}/settings`);
  await page.waitForFunction("document.querySelector('#push-state').textContent.includes('받을 수 없어요')");
  return { context, page, guide: page.locator('#push-guide') };
};

describe('the settings in a browser without Web Push', () => {
  test.for([
    ['safariIphone', '홈 화면에 추가', null],
    ['safariMac', '홈 화면에 추가', null],
    ['kakaoAndroid', '카카오톡 안의 브라우저', /^kakaotalk:\/\/web\/openExternal\?url=http/],
    ['kakaoIphone', 'Safari로 열기', /^kakaotalk:\/\/web\/openExternal\?url=http/],
    ['naverAndroid', '네이버 앱 안의 브라우저', /^intent:\/\/localhost/],
    ['instagramIphone', '인스타그램 안의 브라우저', null],
  ] as const)('of %s say what to do instead, at 360 px', async ([name, words, link]) => {
    const { context, page, guide } = await openSettings(userAgents[name]);
    expect(await guide.isVisible()).toBe(true);
    expect(await guide.textContent()).toContain(words);
    expect(await page.locator('#push-state').isVisible()).toBe(false);
    expect(await page.locator('#push-toggle').isVisible()).toBe(false);
    if (link) expect(await guide.locator('a').getAttribute('href')).toMatch(link);
    else expect(await guide.locator('a').count()).toBe(0);
    const width = await page.evaluate('document.documentElement.scrollWidth');
    expect(width).toBe(360);
    await context.close();
  });

  test('in Safari on a Mac without a touch screen say only that it has none', async () => {
    const { context, page, guide } = await openSettings(userAgents.safariMac, 0);
    expect(await guide.isVisible()).toBe(false);
    expect(await page.locator('#push-state').isVisible()).toBe(true);
    await context.close();
  });

  test('say so without JavaScript too', async () => {
    const context = await openContext({ userAgent: userAgents.safariIphone, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${web.url}/settings`);
    expect(await page.locator('#push-guide').isVisible()).toBe(true);
    await context.close();
  });
});

test('a home-screen web app and other browsers with Web Push get the switch, without advice', async () => {
  for (const name of ['homeScreenIphone', 'chromeAndroid'] as const) {
    const context = await openContext({ userAgent: userAgents[name] });
    // A headless browser denies notifications.
    await context.addInitScript(
      "Object.defineProperty(Notification, 'permission', { get: () => 'default' })",
    );
    const page = await context.newPage();
    await page.goto(`${web.url}/settings`);
    await page.locator('#push-toggle').waitFor();
    expect(await page.locator('#push-guide').isVisible()).toBe(false);
    await context.close();
  }
});

test('a meeting in the browser of KakaoTalk is kept in a calendar by a link that is no file', async () => {
  const id = await createMeeting(stack, member, [], { startsInMinutes: 60 });
  const context = await openContext({ userAgent: userAgents.kakaoAndroid });
  const page = await context.newPage();
  await page.goto(`${web.url}/meetings/${id}`);
  expect(await page.locator('a[href$="calendar.ics"]').count()).toBe(0);
  expect(await page.locator('a[href^="https://calendar.google.com/"]').textContent()).toBe(
    'Google 캘린더에 담기',
  );
  await context.close();
});

test('a service worker renews its subscription without a page and without a session', async () => {
  const keys = createECDH('prime256v1');
  keys.generateKeys();
  const subscription = (endpoint: string) => ({
    endpoint: `https://fcm.googleapis.com/fcm/send/${endpoint}`,
    keys: { p256dh: keys.getPublicKey('base64url'), auth: 'A'.repeat(22) },
  });
  const context = await openContext();
  const page = await context.newPage();
  await page.goto(`${web.url}/settings`, { waitUntil: 'networkidle' });
  const token = await page.evaluate(`(async () => {
    const csrf = document.querySelector('#push').dataset.csrf;
    const answer = await fetch('/push/subscriptions', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
      body: ${JSON.stringify(JSON.stringify(subscription('old')))},
    });
    const files = performance.getEntriesByType('resource').map(({ name }) => name);
    const { createRenewalNote } = await import(files.find((name) => name.includes('push-renewal')));
    const token = answer.headers.get('push-renewal-token');
    await createRenewalNote(caches).write({ endpoint: '${subscription('old').endpoint}', token, key: '' });
    await navigator.serviceWorker.register('/sw.js');
    await navigator.serviceWorker.ready;
    return token;
  })()`);
  expect(token).toMatch(/^[\w-]{43}$/);
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  await page.close();
  await stack.redis.del(`sess:${member.sessionId}`);
  await worker.evaluate(`(() => {
    const event = new ExtendableEvent('pushsubscriptionchange');
    event.newSubscription = ${JSON.stringify(subscription('new'))};
    self.dispatchEvent(event);
  })()`);
  const endpoints = async () =>
    (await stack.db.pushSubscription.findMany({ where: { userId: member.id } })).map(
      ({ endpoint }) => endpoint,
    );
  await expect.poll(endpoints, { timeout: 10_000 }).toEqual([subscription('new').endpoint]);
  await context.close();
});
