import type { Browser, Page } from 'playwright-core';
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
let meetingId: number;

beforeAll(async () => {
  stack = await openTestStack();
  [web, browser] = await Promise.all([
    startProcess('web', stack, { SESSION_SECRET: testSecret }),
    openBrowser(),
  ]);
  reader = await createPerson(stack, '함께 천천히 읽는 이웃');
  meetingId = await createMeeting(stack, reader, [], { title: '천천히 읽는 겨울 저녁 모임' });
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

/** The height of the part of an element that a screen of this height shows. */
async function shownHeightPx(page: Page, selector: string, screenHeightPx: number): Promise<number> {
  const { y, height } = (await page.locator(selector).boundingBox()) ?? { y: 0, height: 0 };
  return Math.min(y + height, screenHeightPx) - Math.max(y, 0);
}

test.each([
  { width: 360, height: 740, percent: 200 },
  { width: 360, height: 640, percent: 160 },
  { width: 390, height: 844, percent: 200 },
  { width: 844, height: 390, percent: 100 },
  { width: 320, height: 256, percent: 100 },
])(
  'in a room of $width × $height px with text of $percent % she reads, writes and opens both drawers',
  async ({ percent, ...viewport }) => {
    const context = await browser.newContext({ viewport, locale: 'ko-KR', reducedMotion: 'reduce' });
    await context.addCookies([cookieFor(reader, web.url)]);
    const page = await context.newPage();
    await page.goto(`${web.url}/meetings/${meetingId}/chat`);
    await page.locator('#connection[data-state=open]').waitFor();
    await page.evaluate(`document.documentElement.style.fontSize = '${percent}%'`);

    for (const [opener, drawer] of [
      ['.room__about-open', '#about'],
      ['.room__people-open', '#people'],
    ] as const) {
      await page.locator(opener).click();
      expect(await page.locator(drawer).isVisible()).toBe(true);
      await page.keyboard.press('Escape');
    }
    await page.locator('#composer-body').click();
    const text = `${viewport.width} × ${viewport.height}`;
    await page.keyboard.type(text);
    await page.getByRole('button', { name: '보내기' }).click();
    const message = page.locator('#messages [data-seq]').filter({ hasText: text });
    await message.waitFor();
    expect(await message.evaluate((one) => one.getBoundingClientRect().bottom)).toBeLessThan(viewport.height);
    expect(await shownHeightPx(page, '#messages', viewport.height)).toBeGreaterThan(viewport.height * 0.3);
    const button = page.getByRole('button', { name: '보내기' });
    expect(await button.evaluate((one) => one.getBoundingClientRect().bottom)).toBeLessThanOrEqual(
      viewport.height,
    );
    // Nothing but the composer stands below the log.
    const lowest = await page.locator('#composer').evaluate((one) => one.getBoundingClientRect().bottom);
    expect(lowest).toBeGreaterThan(viewport.height - 2);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
    await context.close();
  },
);

test('with large text a long log scrolls by itself, so that the composer is one screen below its beginning', async () => {
  const id = await createMeeting(stack, reader);
  await stack.pool.query(
    `WITH stored AS (
       INSERT INTO messages (meeting_id, seq, user_id, client_id, body)
       SELECT $1, n, $2, gen_random_uuid(), n || '번째 글' FROM generate_series(1, 40) n)
     UPDATE rooms SET last_seq = 40 WHERE meeting_id = $1`,
    [id, reader.id],
  );
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  await context.addCookies([cookieFor(reader, web.url)]);
  const page = await context.newPage();
  await page.goto(`${web.url}/meetings/${id}/chat`);
  await page.locator('.bubble[data-seq="40"]').waitFor();
  await page.evaluate('document.documentElement.style.fontSize = "200%"');
  const [log, composer] = await Promise.all(
    ['#messages', '#composer'].map((part) => page.locator(part).boundingBox()),
  );
  expect(log?.height).toBeLessThan(740);
  expect((composer?.y ?? 0) - (log?.y ?? 0)).toBeLessThan(740);
  await context.close();
});
