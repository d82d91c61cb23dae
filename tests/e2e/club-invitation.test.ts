import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClub } from '../clubs/sample-club.ts';
import { openBrowser } from '../support/browser.ts';
import { cookieFor, createPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

const phone = { width: 360, height: 740 };
let stack: TestStack;
let web: TestProcess;
let browser: Browser;

beforeAll(async () => {
  stack = await openTestStack();
  [web, browser] = await Promise.all([
    startProcess('web', stack, { SESSION_SECRET: testSecret }),
    openBrowser(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

test('a link that a leader makes on a phone leads a new reader into the club one tap after sign-up', async () => {
  const leader = await createPerson(stack, '하늘');
  const clubId = await createClub(stack, leader, { visibility: 'unlisted', entry: 'invite' });
  const club = `${web.url}/clubs/${clubId}`;

  const own = await browser.newContext({ viewport: phone });
  await own.addCookies([cookieFor(leader, web.url)]);
  const tools = await own.newPage();
  await tools.goto(club);
  // The link leads into the fold of the tools, and opens it.
  await tools.getByRole('link', { name: '초대 링크 만들기' }).click();
  await tools.getByRole('button', { name: '초대 링크 만들기' }).click();
  const link = (await tools.locator('[data-invite-url]').getAttribute('data-invite-url')) ?? '';
  await tools.reload();
  expect(await tools.locator('[data-invite-url]').count()).toBe(0);

  const strange = await browser.newContext({ viewport: phone });
  const page = await strange.newPage();
  const referers: string[] = [];
  page.on('request', (request) => {
    const { referer = '' } = request.headers();
    if (!request.url().startsWith(web.url)) referers.push(referer);
  });
  expect((await page.goto(club))?.status()).toBe(404);
  await page.goto(link);
  await page.getByRole('link', { name: '가입하고 함께하기' }).click();
  await page.fill('[name=email]', 'sprout@example.com');
  await page.fill('[name=nickname]', '새싹');
  await page.fill('[name=password]', 'quiet-evening-42');
  await page.check('[name=isFourteen]');
  await page.locator('form[action="/signup"] button').click();
  await page.waitForURL(link);
  await page.getByRole('button', { name: '함께할게요' }).click();
  await page.waitForURL(club);
  expect(await page.locator(`[data-club-id="${clubId}"]`).getAttribute('data-role')).toBe('member');
  expect(referers.filter((referer) => referer.includes('/i/'))).toEqual([]);
});
