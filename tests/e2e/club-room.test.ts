import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createClub } from '../clubs/sample-club.ts';
import { openBrowser } from '../support/browser.ts';
import { createMeeting } from '../support/meetings.ts';
import { cookieFor, createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let web: TestProcess;
let browser: Browser;
let minji: TestPerson;
let seojun: TestPerson;
let haneul: TestPerson;
let clubId: number;
let meetingId: number;
let clubs = 0;
const opened: Page[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  const people = ['민지', '서준', '하늘'].map((name) => createPerson(stack, name));
  [minji, seojun, haneul] = (await Promise.all(people)) as [TestPerson, TestPerson, TestPerson];
  [browser, web] = await Promise.all([
    openBrowser(),
    startProcess('web', stack, { SESSION_SECRET: testSecret }),
  ]);
});
beforeEach(async () => {
  clubs += 1;
  clubId = await createClub(stack, minji, { name: `느린 독서회 ${clubs}`, visibility: 'unlisted' });
  await stack.db.clubMembership.createMany({
    data: [
      { clubId, userId: seojun.id, role: 'co_leader' },
      { clubId, userId: haneul.id, role: 'member' },
    ],
  });
  meetingId = await createMeeting(stack, minji, [seojun, haneul], { clubId, title: '맡겨진 소녀 읽기' });
});
afterEach(async () => {
  for (const page of opened.splice(0)) await page.context().close();
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

async function enter(person: TestPerson, options: { width?: number; colorScheme?: 'light' | 'dark' } = {}) {
  const { width = 360, colorScheme = 'light' } = options;
  const context = await browser.newContext({
    viewport: { width, height: 740 },
    colorScheme,
    timezoneId: 'Asia/Seoul',
  });
  await context.addCookies([cookieFor(person, web.url)]);
  const page = await context.newPage();
  opened.push(page);
  await page.goto(`${web.url}/meetings/${meetingId}/chat`);
  await page.locator('#connection[data-state=open]').waitFor();
  return page;
}

const shot = async (page: Page, name: string) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

/** The name beside the crown, in the list of participants. */
const crowned = (page: Page) => page.locator('#participants [data-leader] .participant__name').textContent();
/** Marks the page, so that a test sees whether it was loaded again. */
const mark = (page: Page) => page.evaluate('window.isMarked = true');
const isMarked = (page: Page) => page.evaluate('window.isMarked === true');
const tools = (page: Page) => page.locator('#extend').count();

test('the head of the room names the club and leads to it', async () => {
  const page = await enter(haneul);
  const link = page
    .getByRole('banner')
    .or(page.locator('.room__head'))
    .getByRole('link', { name: '느린 독서회' });
  expect(await link.getAttribute('href')).toBe(`/clubs/${clubId}`);
  for (const width of [360, 1_280])
    for (const colorScheme of ['light', 'dark'] as const)
      await shot(await enter(seojun, { width, colorScheme }), `club-room-${width}-${colorScheme}`);
});

test('a co-leader takes over the open room in two taps, and the crown moves without a reload', async () => {
  const [leader, deputy, member] = [await enter(minji), await enter(seojun), await enter(haneul)];
  await leader.locator('#composer-body').fill('제가 먼저 말할게요');
  await leader.keyboard.press('Enter');
  const crownOf = (page: Page) => page.locator('.bubble[data-seq="1"] .crown');
  await crownOf(member).waitFor();
  await mark(leader);
  await mark(member);
  expect(await member.getByRole('button', { name: '리더 맡기' }).count()).toBe(0);
  expect(await leader.getByRole('button', { name: '리더 맡기' }).count()).toBe(0);
  await deputy.getByRole('button', { name: '리더 맡기' }).click();
  await deputy.getByRole('button', { name: '내가 맡을게요' }).waitFor();
  await shot(deputy, 'take-over');
  await deputy.getByRole('button', { name: '내가 맡을게요' }).click();
  await deputy.waitForURL(`**/meetings/${meetingId}/chat`);
  for (const page of [leader, deputy, member]) await expect.poll(() => crowned(page)).toBe('서준');
  await crownOf(member).waitFor({ state: 'hidden' });
  await member.locator('#messages .system', { hasText: '이제 서준 님이 리더예요' }).waitFor();
  await shot(member, 'taken-over');
  // The former leader still leads the club, so she may take the meeting back.
  await leader.getByRole('button', { name: '리더 맡기' }).waitFor();
  expect(await isMarked(leader)).toBe(true);
  expect(await isMarked(member)).toBe(true);
});

test('a leader who hands over her club loses the tools of the open room, and the new leader gets them', async () => {
  await stack.db.clubMembership.updateMany({
    where: { clubId, userId: seojun.id },
    data: { role: 'member' },
  });
  const [leader, heir] = [await enter(minji), await enter(seojun)];
  await mark(leader);
  await mark(heir);
  expect([await tools(leader), await tools(heir)]).toEqual([1, 0]);
  await post(minji, `/clubs/${clubId}/handover`, { userId: String(seojun.id) });
  await post(seojun, `/clubs/${clubId}/handover/answer`, { answer: 'accept' });
  await expect.poll(() => tools(heir)).toBe(1);
  await expect.poll(() => tools(leader)).toBe(0);
  expect(await leader.getByRole('button', { name: '리더 맡기' }).count()).toBe(0);
  expect([await isMarked(leader), await isMarked(heir)]).toEqual([true, true]);
});

test('rights of the club reach an open room that a co-leader leads, without a reload', async () => {
  await stack.db.meeting.update({ where: { id: meetingId }, data: { leaderId: seojun.id } });
  const [former, heir] = [await enter(minji), await enter(haneul)];
  await mark(former);
  await mark(heir);
  const takeOver = (page: Page) => page.getByRole('button', { name: '리더 맡기' }).count();
  expect([await takeOver(former), await takeOver(heir)]).toEqual([1, 0]);
  await post(minji, `/clubs/${clubId}/members/${haneul.id}/role`, { role: 'co_leader' });
  await expect.poll(() => takeOver(heir)).toBe(1);
  await post(minji, `/clubs/${clubId}/members/${haneul.id}/role`, { role: 'member' });
  await expect.poll(() => takeOver(heir)).toBe(0);
  await post(minji, `/clubs/${clubId}/handover`, { userId: String(haneul.id) });
  await post(haneul, `/clubs/${clubId}/handover/answer`, { answer: 'accept' });
  await expect.poll(() => takeOver(heir)).toBe(1);
  await expect.poll(() => takeOver(former)).toBe(0);
  expect([await isMarked(former), await isMarked(heir)]).toEqual([true, true]);
});

test('a member who is removed from the club reads so in the open room', async () => {
  const page = await enter(haneul);
  await post(minji, `/clubs/${clubId}/members/${haneul.id}/remove`, {});
  await page.locator('#connection[data-state=closed]').waitFor();
  await page.locator('#closing').waitFor();
  await shot(page, 'removed');
  await page.reload();
  expect(await page.title()).not.toContain('맡겨진 소녀');
});

async function post(person: TestPerson, path: string, fields: Record<string, string>) {
  const answer = await fetch(`${web.url}${path}`, {
    method: 'POST',
    headers: {
      Origin: web.url,
      Cookie: person.cookie,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ _csrf: 'test-token', ...fields }),
    redirect: 'manual',
  });
  expect(answer.status).toBe(303);
}
