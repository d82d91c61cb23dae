import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { createMeeting } from '../support/meetings.ts';
import { cookieFor, createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let web: TestProcess;
let browser: Browser;
let reader: TestPerson;
let paths: string[];

beforeAll(async () => {
  stack = await openTestStack();
  [web, browser] = await Promise.all([
    startProcess('web', stack, { SESSION_SECRET: testSecret, NODE_ENV: 'development' }),
    openBrowser(),
  ]);
  reader = await createPerson(stack, '함께 읽는 이');
  const meeting = await createMeeting(stack, reader, [await createPerson(stack)], { title: '천천히 읽기' });
  const { bookId } = await stack.db.meeting.findUniqueOrThrow({ where: { id: meeting } });
  const rooms = [`/meetings/${meeting}`, `/meetings/${meeting}/edit`, `/meetings/${meeting}/chat`];
  paths = [
    '/',
    '/books',
    `/books/${bookId}`,
    '/quiz',
    '/recommendations',
    '/meetings',
    ...rooms,
    '/meetings/new',
    '/notifications',
    '/settings',
    '/dev/styleguide',
  ];
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

/** Opens every page of a reader with these options and collects the faults. */
async function findFaults(
  options: BrowserContextOptions,
  faultsOf: (page: Page) => Promise<readonly string[]>,
): Promise<string[]> {
  const context = await browser.newContext({ locale: 'ko-KR', timezoneId: 'Asia/Seoul', ...options });
  await context.addCookies([cookieFor(reader, web.url)]);
  const page = await context.newPage();
  const found: string[] = [];
  for (const path of paths) {
    await page.goto(web.url + path, { waitUntil: 'load' });
    found.push(...(await faultsOf(page)).map((fault) => `${path}: ${fault}`));
  }
  await context.close();
  return found;
}

test('Tab leads over the skip link to every control, and each shows that it has the focus', async () => {
  const found = await findFaults({ viewport: { width: 1_280, height: 800 } }, async (page) => {
    const faults: string[] = [];
    await page.keyboard.press('Tab');
    if ((await page.evaluate('document.activeElement.className')) !== 'skip-link')
      faults.push('no skip link first');
    await page.keyboard.press('Enter');
    if ((await page.evaluate('document.activeElement.id')) !== 'main')
      faults.push('the skip link leads nowhere');
    for (let i = 0; i < 12; i += 1) {
      await page.keyboard.press('Tab');
      const bare = await page.evaluate<string>(`
        (() => {
          const one = document.activeElement;
          const shown = one.matches('input[type=radio]') ? one.parentElement.querySelector('label') ?? one : one;
          const marked = [one, shown].some((each) => parseFloat(getComputedStyle(each).outlineWidth) >= 2 && getComputedStyle(each).outlineStyle !== 'none');
          return one === document.body || marked ? '' : one.outerHTML.slice(0, 120);
        })()
      `);
      if (bare) faults.push(`no sign of the focus: ${bare}`);
    }
    return faults;
  });
  expect(found).toEqual([]);
});
