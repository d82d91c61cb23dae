import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { createMeeting } from '../support/meetings.ts';
import { overflowingText } from '../support/overflowing-text.js';
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

async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

test.each(['light', 'dark'] as const)('axe finds nothing at all in the %s theme', async (colorScheme) => {
  const options = { viewport: { width: 360, height: 740 }, colorScheme };
  expect(await findFaults(options, axeFaults)).toEqual([]);
});

test('zoomed to 200 % a page of 1280 px is read without scrolling sideways', async () => {
  const found = await findFaults(
    { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
    async (page) => {
      const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
      const text = await page.locator('body').evaluate(overflowingText);
      return width > 640 ? [...text, `is ${width} px wide`] : text;
    },
  );
  expect(found).toEqual([]);
});

test('with reduced motion nothing is animated', async () => {
  const found = await findFaults({ reducedMotion: 'reduce' }, (page) =>
    page.evaluate<string[]>(`
      [...document.querySelectorAll('*')]
        .filter((one) => {
          const { transitionDuration, animationDuration, animationName, scrollBehavior } = getComputedStyle(one);
          const seconds = (list) => Math.max(...list.split(', ').map(parseFloat));
          return seconds(transitionDuration) > 0.001 || scrollBehavior === 'smooth' ||
            (animationName !== 'none' && seconds(animationDuration) > 0.001);
        })
        .map((one) => one.tagName + '.' + one.className)
    `),
  );
  expect(found).toEqual([]);
});

test('with the colours of the system every button and field still has an edge, and the place one is at a mark', async () => {
  const found = await findFaults({ forcedColors: 'active' }, (page) =>
    page.evaluate<string[]>(`
      (() => {
        const ground = getComputedStyle(document.body).backgroundColor;
        const seen = (one) => one.checkVisibility({ visibilityProperty: true });
        const hasEdge = (one) => {
          const style = getComputedStyle(one);
          const sides = ['Top', 'Right', 'Bottom', 'Left'];
          return style.backgroundColor !== ground ||
            sides.some((side) => style['border' + side + 'Width'] !== '0px' && style['border' + side + 'Color'] !== ground);
        };
        const edged = '.button:not(.button--plain), .input, .chip, .option__label, [aria-current]:not(.bell)';
        return [...document.querySelectorAll(edged)].filter((one) => seen(one) && !hasEdge(one))
          .map((one) => one.outerHTML.slice(0, 120));
      })()
    `),
  );
  expect(found).toEqual([]);
});

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
