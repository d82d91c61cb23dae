import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { enterRoom } from '../support/room-page.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let web: TestProcess;
let browser: Browser;

beforeAll(async () => {
  stack = await openTestStack();
  [browser, web] = await Promise.all([
    openBrowser(),
    startProcess('web', stack, { SESSION_SECRET: testSecret }),
  ]);
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

const enter = (person: TestPerson, meetingId: number) => enterRoom(browser, web.url, { person, meetingId });

async function say(page: Page, text: string): Promise<void> {
  await page.locator('#composer-body').fill(text);
  await page.locator('.composer__send').click();
  await page.locator('.bubble[data-seq]', { hasText: text }).waitFor();
}

test('a member blocks another from the drawer; her old and new messages are folded, and a tap unfolds one', async () => {
  const [reader, blocked] = await Promise.all([createPerson(stack, '민지'), createPerson(stack, '하늘')]);
  const meetingId = await createMeeting(stack, reader, [blocked]);
  const theirs = await enter(blocked, meetingId);
  await say(theirs, '앞서 쓴 글');
  const page = await enter(reader, meetingId);

  await page.locator('.room__people-open').click();
  const tool = page.locator(
    `.participant[data-user-id="${blocked.id}"] .participant__tool:not([data-silence])`,
  );
  expect((await tool.boundingBox())?.height).toBeGreaterThanOrEqual(24);
  await tool.click();
  await page.locator('form .button--danger').click();
  await page.waitForURL(`**/settings/blocks?blocked=${blocked.id}`);

  await page.goto(`${web.url}/meetings/${meetingId}/chat`);
  const folded = page.locator('.bubble [data-blocked]');
  await folded.nth(0).waitFor();
  await say(theirs, '나중에 쓴 글');
  await folded.nth(1).waitFor();
  const body = folded.nth(1).locator('.bubble__body');
  expect(await body.isVisible()).toBe(false);
  await folded.nth(1).locator('summary').click();
  expect(await body.isVisible()).toBe(true);
  expect(await body.textContent()).toBe('나중에 쓴 글');
  expect(await theirs.locator('[data-blocked]').count()).toBe(0);
});
