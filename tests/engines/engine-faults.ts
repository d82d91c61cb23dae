import { expect } from 'vitest';
import { type EnginePage, waitFor } from './engine-page.ts';

// What one of the engines once did otherwise than Chromium.

/** The words of the header's log-out button stand on one line, where the header shows it. */
export async function expectLogOutOnOneLine(page: EnginePage): Promise<void> {
  const lines = `(() => {
    const button = document.querySelector('form[action="/logout"] button');
    const words = document.createRange();
    words.selectNodeContents(button);
    return new Set([...words.getClientRects()].map(({ top }) => top)).size;
  })()`;
  expect(await page.evaluate(lines), 'lines of the log-out button').toBeLessThanOrEqual(1);
}

/** Tells whether the chosen radio of a group shows the focus after an arrow key. */
export async function hasRingAfterArrowKey(page: EnginePage, name: string): Promise<boolean> {
  const radios = `[...document.querySelectorAll('[name="${name}"]:not(:disabled)')]`;
  await page.evaluate(`${radios}[0].focus()`);
  await page.press('ArrowDown');
  await waitFor(page, `document.activeElement === ${radios}[1]`);
  return page.evaluate(`[document.activeElement, ...document.activeElement.labels].some((one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  })`);
}

/** The filled part of a progress bar has round ends. */
export async function expectRoundBar(page: EnginePage): Promise<void> {
  const radii = `['::-webkit-progress-value', '::-moz-progress-bar']
    .map((part) => parseFloat(getComputedStyle(document.querySelector('.quiz__bar'), part).borderTopRightRadius))`;
  const [webkitPx = 0, mozPx = 0] = await page.evaluate<number[]>(radii);
  expect(Math.max(webkitPx || 0, mozPx || 0), 'radius of the bar in px').toBeGreaterThan(1);
}

/** While the quiz is sent, its waiting panel is in view, and above the bar at the lower edge. */
export async function expectWaitingPanelInView(page: EnginePage): Promise<void> {
  await page.evaluate(`(() => {
    const form = document.querySelector('.quiz__form');
    form.addEventListener('submit', (event) => event.preventDefault(), { once: true });
  })()`);
  await page.click('[data-finish]');
  await waitFor(page, `!document.querySelector('[data-waiting]').hidden`);
  const isInView = `(() => {
    const { top, bottom } = document.querySelector('[data-waiting]').getBoundingClientRect();
    const nav = document.querySelector('.site-nav');
    const edge = getComputedStyle(nav).position === 'fixed' ? nav.getBoundingClientRect().top : innerHeight;
    return top >= 0 && bottom <= edge;
  })()`;
  await waitFor(page, isInView, 5_000);
  await page.evaluate(`document.querySelector('.quiz__form').submit()`);
}

/** Text stands where it stands also before the site's own font is loaded. */
export async function expectFontsMoveLittle(page: EnginePage, greatestShiftPx: number): Promise<void> {
  await waitFor(page, `document.fonts.status === 'loaded'`);
  const shiftPx = `(() => {
    const blocks = [...document.querySelectorAll('main :is(h1, h2, h3, p, li, a.button)')]
      .filter((one) => one.checkVisibility());
    const edges = () => blocks.flatMap((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return [top, bottom];
    });
    const before = edges();
    const { fontFamily } = getComputedStyle(document.body);
    const isLate = (name) => /^\\s*"?(?:Bookmoim|Pretendard)/.test(name);
    document.body.style.fontFamily = fontFamily.split(',').filter((name) => !isLate(name)).join(',');
    const shifts = edges().map((edge, i) => Math.abs(edge - before[i]));
    document.body.style.fontFamily = '';
    return Math.max(...shifts);
  })()`;
  expect(await page.evaluate(shiftPx), 'shift by late fonts in px').toBeLessThanOrEqual(greatestShiftPx);
}

/** The room is exactly as high as the window: a tap on its composer moves nothing. */
export async function expectRoomFillsWindow(page: EnginePage): Promise<void> {
  const excess = `[document.documentElement, document.body]
    .map((one) => one.scrollHeight - innerHeight + one.scrollTop)`;
  expect(await page.evaluate(excess), 'px below the window, of page and body').toEqual([0, 0]);
}
