import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { axeFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { createMeeting } from '../support/meetings.ts';
import { cookieFor, createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let web: TestProcess;
let browser: Browser;
let leader: TestPerson;
let member: TestPerson;
const opened: Page[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  [leader, member] = [await createPerson(stack, '민지'), await createPerson(stack, '책 읽는 고래')];
  [browser, web] = await Promise.all([
    openBrowser(),
    startProcess('web', stack, { SESSION_SECRET: testSecret }),
  ]);
});
afterEach(async () => {
  for (const page of opened.splice(0)) await page.context().close();
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

async function enter(person: TestPerson, path: string, isDark = false) {
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    colorScheme: isDark ? 'dark' : 'light',
  });
  await context.addCookies([cookieFor(person, web.url)]);
  const page = await context.newPage();
  opened.push(page);
  await page.goto(`${web.url}${path}`);
  await page.locator('#connection[data-state=open]').waitFor({ state: 'attached' });
  return page;
}

const shot = async (page: Page, name: string) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};
const field = (page: Page) => page.locator('#composer-body');
const names = (page: Page) => page.getByRole('listbox', { name: '부를 참여자' });

test('a member is chosen by the keyboard and marked in both rooms', async () => {
  const third = await createPerson(stack, '고래밥');
  const id = await createMeeting(stack, leader, [member, third]);
  const [boss, guest] = [
    await enter(leader, `/meetings/${id}/chat`),
    await enter(member, `/meetings/${id}/chat`, true),
  ];
  await field(boss).pressSequentially('저기 @고');
  await names(boss).waitFor();
  // Names that begin with the letters stand first, and the writer herself is not among them.
  expect(await names(boss).getByRole('option').allTextContents()).toEqual(['고래밥', '책 읽는 고래']);
  expect(await field(boss).getAttribute('aria-activedescendant')).toBeNull();
  expect(await axeFaults(boss)).toEqual([]);
  await shot(boss, 'names-360-light');
  await field(boss).press('ArrowDown');
  await field(boss).press('ArrowDown');
  const active = boss.locator(`#${await field(boss).getAttribute('aria-activedescendant')}`);
  expect(await active.textContent()).toBe('책 읽는 고래');
  await field(boss).press('Enter');
  expect(await field(boss).inputValue()).toBe('저기 @책 읽는 고래 ');
  expect(await names(boss).isHidden()).toBe(true);
  await field(boss).pressSequentially('https://example.com 봤어요?');
  await field(boss).press('Enter');
  for (const [page, className] of [
    [boss, 'mention'],
    [guest, 'mention mention--me'],
  ] as const) {
    const mark = page.locator('.bubble[data-seq] .mention');
    await mark.waitFor();
    expect(await mark.textContent()).toBe('@책 읽는 고래');
    expect(await mark.getAttribute('class')).toBe(className);
    expect(await page.locator('.bubble__body a').count()).toBe(1);
    expect(await axeFaults(page)).toEqual([]);
  }
  await shot(guest, 'mention-me-360-dark');
});

test('Escape closes the list until the sign is typed again, and a tap chooses', async () => {
  const id = await createMeeting(stack, leader, [member]);
  const page = await enter(leader, `/meetings/${id}/chat`);
  await field(page).pressSequentially('@책');
  await names(page).waitFor();
  await field(page).press('Escape');
  expect(await names(page).isHidden()).toBe(true);
  await field(page).pressSequentially(' 읽');
  expect(await names(page).isHidden()).toBe(true);
  await field(page).fill('');
  await field(page).pressSequentially('@');
  await names(page).getByRole('option', { name: '책 읽는 고래' }).click();
  expect(await field(page).inputValue()).toBe('@책 읽는 고래 ');
  expect(await page.evaluate('document.activeElement.id')).toBe('composer-body');
  // An address opens no list, and Enter sends while no option is active.
  await field(page).fill('');
  await field(page).pressSequentially('kim@책');
  expect(await names(page).isHidden()).toBe(true);
  await field(page).fill('');
  await field(page).pressSequentially('@책');
  await names(page).waitFor();
  await field(page).press('Enter');
  await page.locator('.bubble[data-seq]', { hasText: '@책' }).waitFor();
  await names(page).waitFor({ state: 'hidden' });
  // The button that sends leaves no list behind either.
  await field(page).pressSequentially('@책');
  await names(page).waitFor();
  await page.click('.composer__send');
  await names(page).waitFor({ state: 'hidden' });
});

test('with 500 members the list shows the first twenty and narrows', async () => {
  const id = await createMeeting(stack, leader, [member]);
  const page = await enter(leader, `/meetings/${id}/chat`);
  // The first sign loads the list.
  await field(page).pressSequentially('@');
  await names(page).waitFor();
  // One script, because the room draws its members again when it likes.
  const shown = await page.evaluate(`(async () => {
    const line = document.querySelector('#participants [data-user-id="${member.id}"]');
    for (let n = 1; n <= 500; n += 1) {
      const copy = line.cloneNode(true);
      copy.dataset.userId = String(100000 + n);
      copy.querySelector('.participant__name').textContent = '독자 ' + n;
      line.after(copy);
    }
    const field = document.querySelector('#composer-body');
    const shown = [];
    for (const text of ['@독자', '@독자 499']) {
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await import(document.querySelector('link[href$="/chat/room.js"]').href.replace('room.js', 'mentions/name-list.js'));
      await new Promise((resolve) => setTimeout(resolve));
      shown.push([...document.querySelectorAll('#name-list [role=option]')].map((one) => one.textContent));
    }
    return shown;
  })()`);
  const [many, one] = shown as string[][];
  expect(many).toHaveLength(20);
  expect(one).toEqual(['독자 499']);
});

test('the link of a mention leads to its message in the open room', async () => {
  const id = await createMeeting(stack, leader, [member]);
  await stack.db.message.createMany({
    data: Array.from({ length: 80 }, (_, at) => ({
      meetingId: id,
      seq: at + 1,
      userId: leader.id,
      clientId: crypto.randomUUID(),
      body: `말 ${at + 1}`,
    })),
  });
  await stack.db.room.update({ where: { meetingId: id }, data: { lastSeq: 80 } });
  const page = await enter(member, `/meetings/${id}/chat?after=2#message-3`);
  await expect.poll(() => page.evaluate('document.activeElement.dataset.seq')).toBe('3');
});
