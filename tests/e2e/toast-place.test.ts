import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAlarmEmitter } from '../../src/alarms/index.ts';
import { channelPrefix } from '../../src/platform/redis.ts';
import { scan } from '../support/alarms.ts';
import { openBrowser } from '../support/browser.ts';
import { createMeeting } from '../support/meetings.ts';
import { cookieFor, createPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let web: TestProcess;
let browser: Browser;

beforeAll(async () => {
  stack = await openTestStack();
  [web, browser] = await Promise.all([
    startProcess('web', stack, { SESSION_SECRET: testSecret, LOG_LEVEL: 'warn' }),
    openBrowser(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

const edges = async (element: Locator) => {
  const box = await element.boundingBox();
  if (!box) throw new Error('The element is not shown');
  return { top: box.y, bottom: box.y + box.height };
};

test.each([1, 2, 3])(
  'on a phone %i toasts cover neither heading, navigation nor the end of the page',
  async (count) => {
    await stack.pool.query('DELETE FROM meetings');
    const [leader, member] = await Promise.all([createPerson(stack), createPerson(stack)]);
    for (let i = 0; i < count; i += 1)
      await createMeeting(stack, leader, [member], { startsInMinutes: 8, title: `달과 6펜스 ${i}` });
    await scan(stack, createAlarmEmitter(stack.redis, channelPrefix(stack.redisUrl)));
    const context = await browser.newContext({ locale: 'ko-KR', viewport: { width: 360, height: 740 } });
    await context.addCookies([cookieFor(member, web.url)]);
    const page = await context.newPage();
    await page.goto(`${web.url}/settings`);
    await expect.poll(() => page.locator('#toasts [data-alarm-id]').count()).toBe(count);
    const toasts = page.locator('#toasts');
    const { top, bottom } = await edges(toasts);
    expect((await edges(page.locator('h1'))).bottom).toBeLessThan(top);
    expect(bottom).toBeLessThanOrEqual((await edges(page.locator('.site-nav'))).top);
    await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
    const last = page.locator('.site-footer a').last();
    await expect.poll(async () => (await edges(last)).bottom).toBeLessThanOrEqual(top);
    await context.close();
  },
);
