import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
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
let id: number;
let context: BrowserContext;

beforeAll(async () => {
  stack = await openTestStack();
  [web, browser] = await Promise.all([
    startProcess('web', stack, { SESSION_SECRET: testSecret }),
    openBrowser(),
  ]);
  leader = await createPerson(stack, '하늘');
  member = await createPerson(stack, '바다');
  id = await createMeeting(stack, leader, [member], { startsInMinutes: 60, title: '느린 독서' });
});
afterEach(() => context.close());
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

interface Opening {
  readonly person?: TestPerson | null;
  readonly width?: number;
  /** Runs before the page's scripts. */
  readonly before?: string;
}

async function open(path: string, { person = null, width = 360, before }: Opening = {}): Promise<Page> {
  context = await browser.newContext({ viewport: { width, height: 740 } });
  if (person) await context.addCookies([cookieFor(person, web.url)]);
  const page = await context.newPage();
  if (before) await page.addInitScript(before);
  await page.goto(web.url + path, { waitUntil: 'load' });
  return page;
}

/** Replaces a part of the browser that a headless one lacks or refuses. */
const replacing = (part: string, name: string) => `
  Object.defineProperty(navigator, ${JSON.stringify(part)}, { configurable: true, value: ${name} });`;

describe('an invitation', () => {
  test('is copied by one tap, which the button says', async () => {
    const page = await open(`/meetings/${id}/invite`, {
      before: replacing('clipboard', '{ writeText: async (text) => { window.copied = text; } }'),
    });
    await page.getByRole('button', { name: '링크 복사' }).click();
    await page.getByRole('button', { name: '복사했어요' }).waitFor();
    expect(await page.evaluate('window.copied')).toBe(`${web.url}/meetings/${id}`);
  });

  test('is selected for copying by hand where the browser refuses to copy', async () => {
    const page = await open(`/meetings/${id}/invite`, { before: replacing('clipboard', 'undefined') });
    await page.getByRole('button', { name: '링크 복사' }).click();
    await page.getByText('링크를 길게 눌러 복사해 주세요.').waitFor();
    expect(await page.evaluate('getSelection().toString()')).toBe(`${web.url}/meetings/${id}`);
  });

  test('opens the share sheet of a phone with title, text and link', async () => {
    const page = await open(`/meetings/${id}`, {
      person: member,
      before: replacing('share', 'async (data) => { window.shared = data; }'),
    });
    // She joined a moment ago, so the welcome holds the invitation.
    await page.getByRole('button', { name: '공유하기' }).click();
    const shared = await page.evaluate('window.shared');
    expect(shared).toMatchObject({ title: '느린 독서', url: `${web.url}/meetings/${id}` });
    expect(shared).toHaveProperty('text', expect.stringContaining('책모임 대화방'));
  });

  test('has no share button where the browser has no share sheet', async () => {
    const page = await open(`/meetings/${id}/invite`, { before: replacing('share', 'undefined') });
    await page.getByRole('button', { name: '링크 복사' }).waitFor();
    expect(await page.getByRole('button', { name: '공유하기' }).isVisible()).toBe(false);
  });

  test('prints the QR code and the link, and no buttons', async () => {
    const page = await open(`/meetings/${id}/invite`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.qr').isVisible()).toBe(true);
    expect(await page.locator('.invite-card__link').isVisible()).toBe(true);
    expect(await page.locator('.invite-page button:visible').count()).toBe(0);
  });
});

test('a member who leaves and waits has given her seat up', async () => {
  const reader = await createPerson(stack);
  const mine = await createMeeting(stack, leader, [reader], { startsInMinutes: 60 });
  const page = await open(`/meetings/${mine}`, { person: reader });
  await page.getByRole('button', { name: '참여 취소하기' }).click();
  const undo = page.getByRole('button', { name: '되돌리기' });
  await undo.waitFor();
  await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('되돌리기');
  expect(await stack.db.membership.count({ where: { meetingId: mine } })).toBe(2);
  await page.getByRole('button', { name: '이 모임에 참여하기' }).waitFor();
  expect(await stack.db.membership.count({ where: { meetingId: mine } })).toBe(1);
});

test('the next meeting begins at the usual time with one tap, and lasts as long', async () => {
  const ended = await createMeeting(stack, leader, [member], { startsInMinutes: -200, lengthMinutes: 90 });
  const page = await open(`/meetings/new?from=${ended}`, { person: member });
  await page.locator('[data-start]').first().click();
  const [start = '', end = ''] = await Promise.all(
    ['startsAt', 'endsAt'].map((name) => page.locator(`[name="${name}"]`).inputValue()),
  );
  expect(Date.parse(`${end}Z`) - Date.parse(`${start}Z`)).toBe(90 * 60_000);
  expect(await page.locator('output[for="field-endsAt"]').textContent()).toContain('1시간 30분');
});

test('the parts of a leader’s page follow each other without gaps beside a taller side column', async () => {
  const fresh = await createMeeting(stack, leader, [], { startsInMinutes: 60 });
  const page = await open(`/meetings/${fresh}`, { person: leader, width: 1_280 });
  await page.getByText('모임 취소하기').click();
  await page.evaluate(`document.querySelector('.meeting__side').style.minHeight = '90rem'`);
  // The text, not the box: a stretched box would hide a gap.
  const gaps: { label: string; gap: number }[] = await page.evaluate(`(() => {
    const textOf = (part) => {
      const range = document.createRange();
      range.selectNodeContents(part);
      return range.getBoundingClientRect();
    };
    const parts = [...document.querySelectorAll('.meeting__head > *, .meeting__main > *')];
    return parts.slice(1).map((part, i) => ({
      label: part.textContent.trim().slice(0, 12),
      gap: textOf(part).top - textOf(parts[i]).bottom,
    }));
  })()`);
  expect(gaps.length).toBeGreaterThan(3);
  for (const { label, gap } of gaps) expect(gap, label).toBeLessThanOrEqual(48);
});
