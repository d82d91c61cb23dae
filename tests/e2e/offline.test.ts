import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFreePort } from '../../scripts/stack/ports.ts';
import { openBrowser } from '../support/browser.ts';
import { createBook, createMeeting } from '../support/meetings.ts';
import { cookieFor, createPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let web: TestProcess;
let browser: Browser;

beforeAll(async () => {
  stack = await openTestStack();
  [web, browser] = await Promise.all([startSite(String(await findFreePort(0))), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

const startSite = (port: string) => startProcess('web', stack, { SESSION_SECRET: testSecret, PORT: port });

/** Opens a page, and waits until its service worker answers for the site. */
async function open(path: string, prepare: (context: BrowserContext) => Promise<void> = async () => {}) {
  const context = await browser.newContext({ locale: 'ko-KR' });
  await prepare(context);
  const page = await context.newPage();
  await page.goto(web.url + path, { waitUntil: 'load' });
  await page.evaluate(`new Promise((controlled) => {
    if (navigator.serviceWorker.controller) controlled();
    navigator.serviceWorker.addEventListener('controllerchange', controlled);
  })`);
  return { context, page };
}

/** The addresses in Cache Storage, by cache. */
const stored = (page: Page) =>
  page.evaluate<Record<string, string[]>>(`(async () => {
    const names = await caches.keys();
    const paths = async (name) =>
      (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname).sort();
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await paths(name)])));
  })()`);

test('a visitor who has been here once sees a page of the site while the server is away, and goes on after', async () => {
  const { context, page } = await open('/login');
  await web.stop(5_000);
  await page.goto(`${web.url}/books`, { waitUntil: 'load' });
  expect(await page.locator('h1').textContent()).toBe('연결이 끊겼어요');
  const shown = '[getComputedStyle(document.body).display, location.pathname]';
  expect(await page.evaluate(shown)).toEqual(['grid', '/books']);
  web = await startSite(new URL(web.url).port);
  await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: '다시 시도하기' }).click()]);
  expect(await page.locator('.site-header').isVisible()).toBe(true);
  await context.close();
});

test('a page is what the server has now, also where an older version stored pages', async () => {
  const book = await createBook(stack, { title: '먼저의 제목' });
  const path = `/books/${book.id}`;
  const { context, page } = await open(path, async (context) => {
    // A page without scripts registers no service worker: the next page's one is new.
    const before = await context.newPage();
    await before.goto(`${web.url}/robots.txt`);
    await before.evaluate(`(async () => {
      const cache = await caches.open('bookmoim-offline-1');
      await cache.put('${path}', new Response('an old page'));
    })()`);
    expect(Object.keys(await stored(before))).toEqual(['bookmoim-offline-1']);
    await before.close();
  });
  await expect.poll(async () => Object.keys(await stored(page))).not.toContain('bookmoim-offline-1');
  await stack.db.book.update({ where: { id: book.id }, data: { title: '나중의 제목' } });
  await page.reload({ waitUntil: 'load' });
  expect(await page.locator('h1').textContent()).toContain('나중의 제목');
  await context.close();
});

test('Cache Storage holds the offline page alone, and after a log-out nothing else either', async () => {
  const person = await createPerson(stack);
  const meeting = await createMeeting(stack, person);
  const { context, page } = await open('/', async (context) => {
    await context.addCookies([cookieFor(person, web.url)]);
  });
  for (const path of [`/meetings/${meeting}`, `/meetings/${meeting}/chat`, '/notifications', '/settings'])
    await page.goto(web.url + path, { waitUntil: 'load' });
  expect(Object.values(await stored(page))).toEqual([['/offline.css', '/offline.html']]);

  await page.evaluate(
    `caches.open('bookmoim-push-1').then((cache) => cache.put('/push/renewal', new Response('{}')))`,
  );
  const logout = page.getByRole('button', { name: '로그아웃' });
  await Promise.all([page.waitForURL(`${web.url}/`), logout.click()]);
  expect(Object.values(await stored(page))).toEqual([['/offline.css', '/offline.html']]);
  await context.close();
});
