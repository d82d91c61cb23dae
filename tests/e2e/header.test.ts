import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { createMeeting } from '../support/meetings.ts';
import { cookieFor, createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

const phone = { width: 360, height: 740 };

let stack: TestStack;
let web: TestProcess;
let browser: Browser;
let reader: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  [web, browser] = await Promise.all([
    startProcess('web', stack, { SESSION_SECRET: testSecret }),
    openBrowser(),
  ]);
  reader = await createPerson(stack, '바다를 건너온 고래 이야기꾼');
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

async function open(path: string, options: BrowserContextOptions = {}, person: TestPerson | null = reader) {
  const context = await browser.newContext({ viewport: phone, locale: 'ko-KR', ...options });
  if (person) await context.addCookies([cookieFor(person, web.url)]);
  const page = await context.newPage();
  await page.goto(web.url + path, { waitUntil: 'load' });
  return page;
}

/** Parts of the header that lie on each other, or are cut off by the screen. */
const collisions = (page: Page) =>
  page.evaluate<string[]>(`
    (() => {
      const parts = [...document.querySelectorAll('.site-header :is(a, button)')]
        .filter((one) => one.checkVisibility({ visibilityProperty: true }));
      const nameOf = (one) => one.textContent.trim();
      const boxes = parts.map((one) => [nameOf(one), one.getBoundingClientRect()]);
      const cutOff = boxes.filter(([, box]) => box.left < 0 || box.right > innerWidth || box.width < 24);
      const pairs = boxes.flatMap(([name, a], i) => boxes.slice(i + 1)
        .filter(([, b]) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
        .map(([other]) => name + ' on ' + other));
      return [...pairs, ...cutOff.map(([name]) => name + ' is cut off')];
    })()
  `);

const isFixed = (page: Page) =>
  page.evaluate<boolean>('getComputedStyle(document.querySelector(".site-nav")).position === "fixed"');

const openOwnMenu = (page: Page) => page.locator('[popovertarget=own-menu]').click();

describe.each([130, 160, 200])('with text of %i percent at 360 px', (percent) => {
  test.each(['a reader', 'a visitor'])('the header of %s holds', async (who) => {
    const page = await open('/books', {}, who === 'a reader' ? reader : null);
    await page.evaluate(`document.documentElement.style.fontSize = '${percent}%'`);
    expect(await collisions(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
    const names = who === 'a reader' ? ['알림', reader.nickname] : ['로그인', '회원가입'];
    for (const name of names) expect(await page.getByRole('link', { name }).isVisible()).toBe(true);
    await page.context().close();
  });
});

test.each([768, 1280])('at %i px every word of a reader’s header is on one line', async (width) => {
  const page = await open('/', { viewport: { width, height: 800 } });
  expect(await collisions(page)).toEqual([]);
  const lines = await page.evaluate(`(() => {
    const words = document.createRange();
    words.selectNodeContents(document.querySelector('[action="/logout"] button'));
    return words.getClientRects().length;
  })()`);
  expect(lines).toBe(1);
  expect((await page.locator('.site-header').boundingBox())?.height).toBeLessThan(70);
  await page.context().close();
});

describe('the lower edge of a phone', () => {
  test('leads to five places and covers nothing at the end of the page', async () => {
    const page = await open('/');
    expect(await isFixed(page)).toBe(true);
    const places = page.locator('.site-nav').getByRole('listitem');
    expect((await places.allInnerTexts()).filter(Boolean).map((text) => text.trim().slice(0, 2))).toEqual(
      ['홈', '책', '모임', '알림', '나'].map((name) => expect.stringContaining(name)),
    );
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
    const [end, nav] = [
      await page.locator('.site-footer__inner').boundingBox(),
      await page.locator('.site-nav').boundingBox(),
    ];
    expect((end?.y ?? 0) + (end?.height ?? 0)).toBeLessThanOrEqual((nav?.y ?? 0) + 1);
    await page.context().close();
  });

  test('holds the own menu, which logs out without JavaScript', async () => {
    const person = await createPerson(stack);
    const page = await open('/books', { javaScriptEnabled: false }, person);
    const logout = page.getByRole('button', { name: '로그아웃' });
    expect(await logout.isVisible()).toBe(false);
    await openOwnMenu(page);
    for (const name of ['내 설정', '내 모임', '내 추천'])
      expect(await page.locator('#own-menu').getByRole('link', { name }).isVisible()).toBe(true);
    await Promise.all([page.waitForURL(`${web.url}/`), logout.click()]);
    expect(await page.getByRole('link', { name: '회원가입' }).first().isVisible()).toBe(true);
    await page.context().close();
  });

  test('belongs to the composer in a live room, and the header keeps the bell and the own menu', async () => {
    const meeting = await createMeeting(stack, reader);
    const page = await open(`/meetings/${meeting}/chat`);
    expect(await isFixed(page)).toBe(false);
    const isOnTop = await page.evaluate(`(() => {
      const composer = document.querySelector('#composer');
      const { x, y, width, height } = composer.getBoundingClientRect();
      return composer.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    })()`);
    expect(isOnTop).toBe(true);
    await openOwnMenu(page);
    expect(await page.getByRole('button', { name: '로그아웃' }).isVisible()).toBe(true);
    expect(await page.getByRole('link', { name: '알림' }).isVisible()).toBe(true);
    await page.context().close();
  });

  test('is free on a low screen, where the header holds the places', async () => {
    const page = await open('/books', { viewport: { width: 320, height: 256 } });
    expect(await isFixed(page)).toBe(false);
    expect(await collisions(page)).toEqual([]);
    await openOwnMenu(page);
    await page.getByRole('button', { name: '로그아웃' }).scrollIntoViewIfNeeded();
    await page.context().close();
  });
});
