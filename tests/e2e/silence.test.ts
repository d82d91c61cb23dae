import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClub } from '../clubs/sample-club.ts';
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

test('a leader silences a member from the drawer; her form gives way to the reason and returns with her text', async () => {
  const [leader, member] = await Promise.all([createPerson(stack, '민지'), createPerson(stack, '하늘')]);
  const clubId = await createClub(stack, leader);
  await stack.db.clubMembership.create({ data: { clubId, userId: member.id } });
  await stack.db.clubWordList.create({ data: { clubId, words: ['바보'] } });
  const meetingId = await createMeeting(stack, leader, [member], { clubId });
  const [hers, leaders] = [await enter(member, meetingId), await enter(leader, meetingId)];
  const composer = hers.locator('#composer-body');

  await composer.fill('바.보야');
  await hers.locator('.composer__send').click();
  await hers.locator('.composer__count', { hasText: '쓰지 않기로 한 말' }).waitFor();
  expect(await composer.inputValue()).toBe('바.보야');

  await leaders.locator('.room__people-open').click();
  const tool = leaders.locator(`.participant[data-user-id="${member.id}"] .participant__tool[data-silence]`);
  expect((await tool.boundingBox())?.height).toBeGreaterThanOrEqual(24);
  await tool.click();
  await leaders.locator('input[name="listed"]').nth(1).check();
  await leaders.locator('form .button--danger').click();
  await hers.locator('.silence', { hasText: '모임과 관계없는' }).waitFor();
  expect(await composer.isVisible()).toBe(false);

  await leaders.goto(`${web.url}/meetings/${meetingId}/members/${member.id}/silence`);
  await leaders.locator('form[action$="/lift"] button').click();
  await composer.waitFor({ state: 'visible' });
  expect(await composer.inputValue()).toBe('바.보야');
});
