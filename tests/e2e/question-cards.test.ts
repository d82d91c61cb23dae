import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { createMeeting } from '../support/meetings.ts';
import { cookieFor, createPerson, type TestPerson, testSecret } from '../support/people.ts';
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

test('a leader sends a card from the panel of the room; its member answers it in the room, and nobody else sees it', async () => {
  const [leader, member, other] = await Promise.all(
    ['민지', '하늘', '바다'].map((nickname) => createPerson(stack, nickname)),
  );
  if (!leader || !member || !other) throw new Error('nobody is there');
  const meetingId = await createMeeting(stack, leader, [member, other]);
  const [leaders, hers, others] = [
    await enter(leader, meetingId),
    await enter(member, meetingId),
    await enter(other, meetingId),
  ];
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  await context.addCookies([cookieFor(member, web.url)]);
  const elsewhere = await context.newPage();
  await elsewhere.goto(`${web.url}/books`);

  await leaders.locator('[data-panel-link]', { hasText: '말한 정도' }).click();
  const panel = leaders.locator('.talk-panel');
  await panel.locator('[data-panel="talk"]').waitFor();
  await leaders.evaluate('document.documentElement.style.fontSize = "200%"');
  const names = await panel
    .locator('.talk-balance__who bdi')
    .evaluateAll((all) => all.map((one) => one.getClientRects().length));
  expect(names).toEqual([1, 1, 1]);
  await leaders.evaluate('document.documentElement.style.fontSize = ""');
  expect(await axeFaults(leaders)).toEqual([]);
  await panel.locator(`[data-user-id="${member.id}"] a`).click();
  const field = panel.locator('textarea');
  await field.waitFor();
  await expect.poll(() => leaders.evaluate('document.activeElement.name')).toBe('body');
  await field.fill('어느 장면에서 오래 머물렀나요?');
  await panel.locator('button', { hasText: '질문 카드 보내기' }).click();
  await panel.locator('[data-panel="talk"] .notice', { hasText: '하늘 님에게' }).waitFor();

  const strip = hers.locator('.card-strip');
  await strip.waitFor();
  expect(await strip.locator('.question-card__body').textContent()).toBe('어느 장면에서 오래 머물렀나요?');
  expect((await strip.boundingBox())?.height).toBeLessThan(640 / 3);
  expect(await axeFaults(hers)).toEqual([]);
  await elsewhere.locator('.toast', { hasText: '나에게만 온 질문이 있어요.' }).waitFor();

  await strip.locator('button', { hasText: '답장으로 쓰기' }).click();
  await hers.locator('.card-context', { hasText: '어느 장면에서' }).waitFor();
  await expect.poll(() => hers.evaluate('document.activeElement.id')).toBe('composer-body');
  await hers.locator('#composer-body').fill('마지막 장면이요.');
  await hers.locator('.composer__send').click();
  await expect.poll(() => hers.locator('.card-context, .card-strip').count()).toBe(0);

  await others.locator('.bubble', { hasText: '마지막 장면이요.' }).waitFor();
  expect(await others.content()).not.toContain('어느 장면에서');
  await panel.locator('a', { hasText: '새로고침' }).click();
  await panel.locator(`[data-user-id="${member.id}"]`, { hasText: '질문 카드: 답했어요' }).waitFor();
  await leaders.keyboard.press('Escape');
  await expect.poll(() => panel.isVisible()).toBe(false);
});

test('a card that was put away on one page goes from the others, and a reload shows one that is open', async () => {
  const [leader, member] = [await createPerson(stack), await createPerson(stack)];
  const meetingId = await createMeeting(stack, leader, [member]);
  await stack.db.questionCard.create({
    data: { meetingId, senderId: leader.id, userId: member.id, body: '처음부터 있던 질문?' },
  });
  const pages = [await enter(member, meetingId), await enter(member, meetingId)] as const;
  for (const page of pages) await page.locator('.card-strip', { hasText: '처음부터 있던 질문?' }).waitFor();
  await pages[0].reload();
  const strip = pages[0].locator('.card-strip');
  await strip.waitFor();
  const button = strip.locator('button', { hasText: '지금은 넘길게요' });
  expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(24);
  await button.focus();
  await pages[0].keyboard.press('Enter');
  for (const page of pages) await expect.poll(() => page.locator('.card-strip').count()).toBe(0);
  await expect.poll(() => pages[0].evaluate('document.activeElement.id')).toBe('messages');
  expect(await stack.db.questionCard.findFirst({ where: { meetingId } })).toMatchObject({
    putAwayAt: expect.any(Date),
  });
});
