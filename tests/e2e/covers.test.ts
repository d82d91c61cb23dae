import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadFixtures } from '../../src/books/load-fixtures.ts';
import { file, fixture, fixtureBook } from '../books/fixture/sample-fixtures.ts';
import { openBrowser } from '../support/browser.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let web: TestProcess;
let browser: Browser;

const host = 'https://image.aladin.co.kr';
const titles = ['좋은 표지', '깨진 표지', '사라진 표지', '표지 없음', '작은 표지'];
const small = '/product/1/2/coversum/small.svg';
const covers = [`${host}/good.svg`, `${host}/broken.jpg`, `${host}/gone.jpg`, null, `${host}${small}`];

beforeAll(async () => {
  stack = await openTestStack();
  const books = titles.map((title, at) => fixtureBook(at + 1, { title, coverUrl: covers[at] ?? null }));
  await loadFixtures(stack.db, [file('books.json', fixture(books))]);
  [web, browser] = await Promise.all([startProcess('web', stack), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

/** Whether the cover's picture is seen, over the drawn one. */
const isPictureSeen = (page: Page, title: string) =>
  page.locator('.book-cover', { hasText: title }).locator('img').isVisible();

test.each([true, false])(
  'a cover that is missing or cannot be loaded is drawn (JavaScript: %s)',
  async (javaScriptEnabled) => {
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1200, height: 900 } });
    await context.route(`${host}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/gone.jpg') return route.abort();
      if (pathname.startsWith('/product/') && pathname !== small) return route.fulfill({ status: 404 });
      if (pathname === '/broken.jpg') return route.fulfill({ contentType: 'image/jpeg', body: 'no picture' });
      return route.fulfill({
        contentType: 'image/svg+xml',
        body: '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="3"/>',
      });
    });
    const page = await context.newPage();
    await page.goto(`${web.url}/books`, { waitUntil: 'load' });
    if (javaScriptEnabled) {
      await expect
        .poll(() => Promise.all(titles.map((title) => isPictureSeen(page, title))))
        .toEqual([true, false, false, false, true]);
    }
    // A failed picture without alternative text is not shown over the drawn cover.
    expect(await page.locator('.book-cover__image[alt=""]').count()).toBe(4);
    expect(await page.locator('.book-cover__drawn').allInnerTexts()).toEqual(
      titles.map((title) => expect.stringContaining(title)),
    );
    await context.close();
  },
);

/** Sums the layout shifts since the page's start that no input caused. */
const watchShifts = `
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

test.each(['/books', '/books/:book'])('a cover that comes late moves nothing: %s', async (path) => {
  const book = await stack.db.book.findFirstOrThrow({ where: { title: '좋은 표지' } });
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.addInitScript(watchShifts);
  const held: (() => void)[] = [];
  // The picture's proportions differ from a cover's, so that a layout shift would show.
  await context.route(`${host}/**`, async (route) => {
    await new Promise<void>((resolve) => held.push(resolve));
    await route.fulfill({
      contentType: 'image/svg+xml',
      body: '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="900"/>',
    });
  });
  await page.goto(web.url + path.replace(':book', String(book.id)), { waitUntil: 'domcontentloaded' });
  await page.evaluate('document.fonts.ready');
  const cover = page.locator('.book-cover', { hasText: '좋은 표지' }).first();
  await cover.scrollIntoViewIfNeeded();
  await expect.poll(() => held.length).toBeGreaterThan(0);
  const places = () =>
    page.locator('main *').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().y));
  const before = await places();
  // Ignore shifts that a late font caused before the covers.
  await page.evaluate('window.shift = 0');
  for (const release of held) release();
  const heightOf = (image: unknown) => (image as { naturalHeight: number }).naturalHeight;
  await expect.poll(() => cover.locator('img').evaluate(heightOf)).toBe(900);
  expect(await places()).toEqual(before);
  expect(await page.evaluate('shift')).toBe(0);
  await context.close();
});

test('a phone with three pixels per point loads the cover 500 pixels wide', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 3 });
  const asked: string[] = [];
  await context.route(`${host}/**`, (route) => {
    asked.push(new URL(route.request().url()).pathname);
    return route.abort();
  });
  const page = await context.newPage();
  await page.goto(`${web.url}/books`, { waitUntil: 'load' });
  await page.locator('.book-cover', { hasText: '작은 표지' }).scrollIntoViewIfNeeded();
  await expect.poll(() => asked).toContain('/product/1/2/cover500/small.svg');
  await context.close();
});

test('a drawn cover of any size shows no half line of its title', async () => {
  const page = await browser.newPage();
  await page.goto(`${web.url}/books`);
  await page.evaluate('document.fonts.ready');
  // The widths of a form, a meeting's card, a list and a book's page.
  const halfLines = await page.evaluate<string[]>(`
    [1, 2, 3, 4].flatMap((motif) => [56, 72, 110, 240].flatMap((width) => {
      const cover = document.querySelector('.book-cover').cloneNode(true);
      cover.className = 'book-cover book-cover--tone-1 book-cover--motif-' + motif;
      cover.style.width = width + 'px';
      const title = cover.querySelector('.book-cover__title');
      title.textContent = '괴테는 모든 것을 말했다고 오래전에 누군가 적어 두었다';
      document.querySelector('main').append(cover);
      const lines = title.getBoundingClientRect().height / parseFloat(getComputedStyle(title).lineHeight);
      return Math.abs(lines - Math.round(lines)) > 0.08 ? [motif + ' at ' + width + ': ' + lines] : [];
    }))
  `);
  expect(halfLines).toEqual([]);
  await page.close();
});

test('with forced colours a drawn cover keeps an outline', async () => {
  const context = await browser.newContext({ forcedColors: 'active' });
  const page = await context.newPage();
  await page.goto(`${web.url}/books`, { waitUntil: 'load' });
  const widthOf = (cover: unknown) =>
    (globalThis as unknown as { getComputedStyle(of: unknown): { borderTopWidth: string } }).getComputedStyle(
      cover,
    ).borderTopWidth;
  expect(await page.locator('.book-cover', { hasText: '표지 없음' }).evaluate(widthOf)).toBe('1px');
  await context.close();
});
