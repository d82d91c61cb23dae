import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createOperator } from '../reports/sample-reports.ts';
import { axeFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { fillEveryPage } from '../support/every-page.ts';
import { overflowingText } from '../support/overflowing-text.js';
import { cookieFor, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { smallTargets } from '../support/small-targets.js';
import { openTestStack, type TestStack } from '../support/stack.ts';

const phone = { width: 360, height: 740 };
/** 1280 × 1024 pixels at 400 % zoom. */
const zoomed = { width: 320, height: 256 };

let stack: TestStack;
let web: TestProcess;
let browser: Browser;
let reader: TestPerson;
/** Paths with the values of their parameters. */
let paths: string[];

beforeAll(async () => {
  stack = await openTestStack();
  [web, browser] = await Promise.all([
    startProcess('web', stack, { SESSION_SECRET: testSecret, NODE_ENV: 'development' }),
    openBrowser(),
  ]);
  reader = await createOperator(stack, '함께 천천히 읽는 이웃');
  paths = [...(await fillEveryPage(stack, reader)), '/meetings?mine=1', '/books?q=zzzz', '/no-such-page'];
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

/** Finds text that does not fit, or a page that is wider than the screen. */
async function misfits(page: Page): Promise<string[]> {
  const text = await page.locator('body').evaluate(overflowingText);
  const [width, room] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  );
  return width > room ? [...text, `is ${width} px wide in ${room} px`] : text;
}

/** Controls that system colours leave without an edge. */
const edgeless = (page: Page) =>
  page.evaluate<string[]>(`
    (() => {
      const ground = getComputedStyle(document.body).backgroundColor;
      const hasEdge = (one) => {
        const style = getComputedStyle(one);
        const sides = ['Top', 'Right', 'Bottom', 'Left'];
        return style.backgroundColor !== ground ||
          sides.some((side) => style['border' + side + 'Width'] !== '0px' && style['border' + side + 'Color'] !== ground);
      };
      const edged = '.button:not(.button--plain), .input, .chip, .option__label, [aria-current]';
      return [...document.querySelectorAll(edged)]
        .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !hasEdge(one))
        .map((one) => one.outerHTML.slice(0, 120));
    })()
  `);

const animated = (page: Page) =>
  page.evaluate<string[]>(`
    [...document.querySelectorAll('*')]
      .filter((one) => {
        const { transitionDuration, animationDuration, animationName, scrollBehavior } = getComputedStyle(one);
        const seconds = (list) => Math.max(...list.split(', ').map(parseFloat));
        return seconds(transitionDuration) > 0.001 || scrollBehavior === 'smooth' ||
          (animationName !== 'none' && seconds(animationDuration) > 0.001);
      })
      .map((one) => one.tagName + '.' + one.className)
  `);

/** Navigation and log-out on paper, and text that leaves it. */
async function printFaults(page: Page): Promise<string[]> {
  const shown = await page.evaluate<string[]>(`
    [...document.querySelectorAll('.site-nav, .own-menu form, .toasts')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().height > 0)
      .map((one) => 'prints ' + one.className)
  `);
  return [...shown, ...(await misfits(page))];
}

/** Covers without the script that hides a picture which could not be loaded. */
const bareCovers = (page: Page) =>
  page.evaluate<string[]>(`
    document.querySelector('.book-cover') && !document.querySelector('script[src*="/covers."], script[src*="/covers.js"]')
      ? ['has no covers.js']
      : []
  `);

const enlargeText = (page: Page, size: string) =>
  page.evaluate(`document.documentElement.style.fontSize = '${size}'`);

/** Each look sets what it needs, collects faults and sets it back. */
const looks = {
  'with reduced motion nothing is animated': animated,
  'a cover that cannot be loaded is hidden': bareCovers,
  'axe finds nothing in the light theme': async (page: Page) => {
    // Otherwise the first colours after a change of theme are those between the two.
    await page.addStyleTag({ content: '* { transition: none !important; }' });
    return axeFaults(page);
  },
  'axe finds nothing in the dark theme': async (page: Page) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    // A theme changes colours only.
    const faults = await axeFaults(page, ['color-contrast', 'link-in-text-block']);
    await page.emulateMedia({ colorScheme: 'light' });
    return faults;
  },
  'every control is at least 24 × 24 px': (page: Page) => page.locator('body').evaluate(smallTargets),
  'with the colours of the system every button, field and current place has an edge': async (page: Page) => {
    await page.emulateMedia({ forcedColors: 'active' });
    const faults = await edgeless(page);
    await page.emulateMedia({ forcedColors: 'none' });
    return faults;
  },
  'on paper there is no navigation, and the text fits': async (page: Page) => {
    await page.emulateMedia({ media: 'print' });
    const faults = await printFaults(page);
    await page.emulateMedia({ media: 'screen' });
    return faults;
  },
  'at 360 px with text of 200 % everything fits': async (page: Page) => {
    await enlargeText(page, '200%');
    const faults = await misfits(page);
    await enlargeText(page, '');
    return faults;
  },
  'at 1280 px zoomed to 400 % everything fits': async (page: Page) => {
    await page.setViewportSize(zoomed);
    const faults = await misfits(page);
    await page.setViewportSize(phone);
    return faults;
  },
};
type Look = keyof typeof looks;

const openContext = (): Promise<BrowserContext> =>
  browser.newContext({
    viewport: phone,
    reducedMotion: 'reduce',
    bypassCSP: true,
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
  });

/** Opens each page once and looks at it in all ways. */
async function lookAtAll(context: BrowserContext): Promise<Record<Look, string[]>> {
  const faults = Object.fromEntries(Object.keys(looks).map((look) => [look, []])) as unknown as Record<
    Look,
    string[]
  >;
  const page = await context.newPage();
  for (const path of paths) {
    await page.goto(web.url + path, { waitUntil: 'load' });
    // A page that needs a log-in, or that leads on, is looked at where it leads.
    if (decodeURI(page.url()) !== web.url + path && page.url() !== web.url + path) continue;
    for (const [look, faultsIn] of Object.entries(looks) as [Look, (page: Page) => Promise<string[]>][])
      faults[look].push(...(await faultsIn(page)).map((fault) => `${path}: ${fault}`));
  }
  await context.close();
  return faults;
}

describe.each(['a reader', 'a visitor'])('on every page of %s', (who) => {
  let faults: Record<Look, string[]>;
  beforeAll(async () => {
    const context = await openContext();
    if (who === 'a reader') await context.addCookies([cookieFor(reader, web.url)]);
    faults = await lookAtAll(context);
    // A deadline for a busy machine: it opens more than a hundred pages.
  }, 300_000);
  test.each(Object.keys(looks) as Look[])('%s', (look) => {
    expect(faults[look]).toEqual([]);
  });
});
