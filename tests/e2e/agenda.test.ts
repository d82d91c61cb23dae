import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createAgenda } from '../agenda/sample-agenda.ts';
import { axeFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { enterRoom } from '../support/room-page.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let web: TestProcess;
let browser: Browser;
let leader: TestPerson;
let member: TestPerson;
let id: number;

beforeAll(async () => {
  stack = await openTestStack();
  [web, browser] = await Promise.all([
    startProcess('web', stack, { SESSION_SECRET: testSecret, LOG_LEVEL: 'warn' }),
    openBrowser(),
  ]);
  [leader, member] = await Promise.all([createPerson(stack, '하늘'), createPerson(stack, '바다')]);
});
beforeEach(async () => {
  id = await createMeeting(stack, leader, [member]);
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

const enter = (person: TestPerson) => enterRoom(browser, web.url, { person, meetingId: id });
const question =
  '주인공은 왜 그날 밤 아무 말도 하지 않고 강가로 되돌아갔을까요? 여러분이라면 어떻게 하셨을까요?';
const strip = (page: Page) => page.locator('#agenda');
const button = (page: Page, name: string) =>
  page.locator('#agenda-lead').getByRole('button', { name, exact: true });
const heightOf = async (page: Page, selector: string) =>
  (await page.locator(selector).boundingBox())?.height ?? 0;

test('a leader leads by thumb, everybody sees the card, and a screen reader hears each card once', async () => {
  await createAgenda(stack, id, [
    [question, 600],
    ['<b>둘째</b> 질문', 900],
  ]);
  const [hers, his] = [await enter(leader), await enter(member)];
  await button(hers, '진행 시작').click();
  for (const page of [hers, his]) {
    await strip(page).getByText('질문 1/2').waitFor();
    await expect.poll(() => strip(page).locator('.agenda__time').textContent()).toMatch(/^(10:00|9:5\d)$/);
    // Two lines at most: the question is cut off, and whole in the list.
    await expect.poll(() => heightOf(page, '#agenda')).toBeLessThan(60);
  }
  // The tools of the leader take no second line from the log.
  expect(await heightOf(hers, '.room__back')).toBeLessThan(50);
  for (const { height } of await hers
    .locator('#agenda-lead button')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect())))
    expect(height).toBeGreaterThanOrEqual(44);
  expect(await his.locator('#agenda-lead').isHidden()).toBe(true);

  await his.evaluate(`
    globalThis.said = [];
    const status = document.querySelector('#room-status');
    new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true });
  `);
  await button(hers, '다음 질문').press('Enter');
  await strip(his).getByText('<b>둘째</b> 질문').first().waitFor();
  await button(hers, '질문 시간 멈춤').click();
  await strip(his)
    .getByText(/^멈춤 1\d:\d\d$/)
    .waitFor();
  expect(await his.evaluate('said')).toEqual(['이제 나눌 질문이에요. <b>둘째</b> 질문']);
  await expect.poll(() => hers.evaluate('document.activeElement.textContent')).toBe('이어서');

  await strip(his).locator('summary').click();
  expect(await strip(his).locator('li').allTextContents()).toEqual([
    `${question} 넘어감 · 10분`,
    '<b>둘째</b> 질문 멈춤 · 15분',
  ]);
  expect(await axeFaults(hers)).toEqual([]);
  await hers.evaluate('document.querySelector("#closing").hidden = false');
  expect(await hers.locator('#agenda-lead').isHidden()).toBe(true);
});

test('a member passes her turn by thumb, and the leader ends the round', async () => {
  await createAgenda(stack, id, [['질문', 600]]);
  const [hers, his] = [await enter(leader), await enter(member)];
  await button(hers, '돌아가며 말하기 시작').click();
  const pages = new Map([
    ['하늘', hers],
    ['바다', his],
  ]);
  const label = strip(his).locator('.agenda__label');
  await expect.poll(() => label.textContent()).toMatch(/차례/);
  const isHis = (await label.textContent()) === '내 차례예요';
  const [first, second] = isHis ? ['바다', '하늘'] : ['하늘', '바다'];
  const [speaker, next] = [pages.get(first) ?? his, pages.get(second) ?? hers];
  await button(speaker, '차례 넘기기').click();
  await expect.poll(() => strip(next).locator('.agenda__label').textContent()).toBe('내 차례예요');
  await expect.poll(() => strip(speaker).locator('.agenda__label').textContent()).toBe(`${second} 님 차례`);
  await button(hers, '돌아가며 말하기 끝내기').click();
  await expect.poll(() => strip(his).isHidden()).toBe(true);
});
