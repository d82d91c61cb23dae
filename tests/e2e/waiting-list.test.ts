import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fullMeeting, seatActs } from '../seats/seat-people.ts';
import { openBrowser } from '../support/browser.ts';
import { cookieFor, createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

const phone = { width: 360, height: 740 };
let stack: TestStack;
let web: TestProcess;
let worker: TestProcess;
let browser: Browser;

beforeAll(async () => {
  stack = await openTestStack();
  [web, worker, browser] = await Promise.all([
    startProcess('web', stack, { SESSION_SECRET: testSecret }),
    startProcess('worker', stack, { ALARM_SCAN_SECONDS: '1' }),
    openBrowser(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([web.stop(5_000), worker.stop(5_000)]);
  await stack.close();
});

async function pageOf(person: TestPerson, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ viewport: phone, javaScriptEnabled });
  await context.addCookies([cookieFor(person, web.url)]);
  return context.newPage();
}

/** Whether a page is wider than the phone. */
const isTooWide = (page: Page) =>
  page.locator('html').evaluate((root) => root.scrollWidth > root.clientWidth);

test.each([true, false])(
  'a person waits, and takes the seat that is offered (scripts: %s)',
  async (scripts) => {
    const [leader, waiter] = [await createPerson(stack), await createPerson(stack)];
    const { id, member } = await fullMeeting(stack, leader);
    const page = await pageOf(waiter, scripts);
    await page.goto(`${web.url}/meetings/${id}`);
    await page.getByRole('button', { name: '자리 나면 알려 주세요' }).click();
    await page.getByText('1번째로 기다리고 있어요').waitFor();
    await seatActs(stack.db).leave(member, id);
    if (scripts) {
      // The open page shows the offer by itself.
      const toast = page.locator('#toasts [data-alarm-id]');
      await toast.getByText('기다리던 자리가 났어요').waitFor({ timeout: 25_000 });
      await toast.getByRole('link').click();
    } else await page.reload();
    await page.locator('[data-offer]').waitFor();
    expect(scripts && (await isTooWide(page))).toBe(false);
    await page.getByRole('button', { name: '이 모임에 참여하기' }).click();
    await page.getByText('자리를 잡았어요').waitFor();
  },
);
