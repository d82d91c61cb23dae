import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeRecords } from '../../src/record/make-records.ts';
import { endedMeeting, recordServices, talkOfFour } from '../record/sample-meeting.ts';
import { createOperator } from '../reports/sample-reports.ts';
import { axeFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { FakeOpenAI } from '../support/fake-openai.ts';
import { cookieFor, createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let web: TestProcess;
let fake: FakeOpenAI;
let browser: Browser;
let people: [TestPerson, TestPerson, TestPerson, TestPerson];
let meetingId: number;

beforeAll(async () => {
  stack = await openTestStack();
  [web, browser, fake] = await Promise.all([
    startProcess('web', stack, { SESSION_SECRET: testSecret, LOG_LEVEL: 'warn' }),
    openBrowser(),
    FakeOpenAI.start(),
  ]);
  const person = (name: string) => createPerson(stack, name);
  people = [await person('하늘'), await person('바다'), await person('구름'), await person('노을')];
});
beforeEach(async () => {
  await stack.db.recordOptOut.deleteMany();
  await stack.db.user.updateMany({ data: { suspendedUntil: null } });
  meetingId = await endedMeeting(stack, people, talkOfFour);
  await makeRecords(recordServices(stack, fake.url));
});
afterAll(async () => {
  await browser.close();
  await fake.stop();
  await web.stop(5_000);
  await stack.close();
});

const path = () => `/meetings/${meetingId}/record`;

async function openAs(person: TestPerson, options: Parameters<Browser['newContext']>[0] = {}) {
  const context = await browser.newContext({ locale: 'ko-KR', ...options });
  await context.addCookies([cookieFor(person, web.url)]);
  return context;
}
async function openRecord(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(web.url + path());
  return page;
}
const isConnected = (page: Page) =>
  expect.poll(() => page.locator('#unread').getAttribute('data-count')).not.toBeNull();
const quotes = (page: Page) => page.locator('[data-quote]').count();

test('an open record loses the words of a member who opts out, within two seconds', async () => {
  const [reading, speaking] = [await openAs(people[0]), await openAs(people[1])];
  const page = await openRecord(reading);
  await isConnected(page);
  const before = await quotes(page);
  const own = await openRecord(speaking);
  await own.getByLabel('내 말은 기록에 인용하지 않기').check();
  await Promise.all([
    own.waitForURL(/done=not_quoted/),
    own.locator('.record__opt-out button').click(),
    expect.poll(() => quotes(page), { timeout: 2_000, interval: 50 }).toBe(before - 1),
  ]);
  expect(await page.locator('[data-changed]').textContent()).toContain('기록에서 뺐어요');
  await Promise.all([reading.close(), speaking.close()]);
});

test('the words of a person whom the reader blocks elsewhere fold on the open record within two seconds', async () => {
  const context = await openAs(people[0]);
  const page = await openRecord(context);
  await isConnected(page);
  const words = page.getByText('눈이 내리는 마지막 장면', { exact: false }).first();
  expect(await words.isVisible()).toBe(true);
  const blocking = await context.newPage();
  await blocking.goto(`${web.url}/settings/blocks/new?user=${people[1].id}`);
  await Promise.all([
    blocking.waitForURL('**/settings/blocks?blocked=*'),
    blocking.locator('form .button--danger').click(),
    expect.poll(() => words.isVisible(), { timeout: 2_000, interval: 50 }).toBe(false),
  ]);
  await page.locator('[data-blocked] summary').first().click();
  expect(await words.isVisible()).toBe(true);
  await context.close();
});

test('a question that an operator hides is no heading of an open record within two seconds', async () => {
  const body = '이 멍청한 질문은 가려져요?';
  const made = { meetingId, position: 1, body, kind: 'fact', origin: 'person', approvedAt: new Date() };
  const { id: questionId } = await stack.db.discussionQuestion.create({ data: made });
  await stack.db.meetingRecordQuestion.updateMany({ where: { meetingId }, data: { body } });
  const report = await stack.db.report.create({
    data: { kind: 'question', meetingId, questionId, reason: 'abuse', snapshot: body },
  });
  const [reading, deciding] = [await openAs(people[0]), await openAs(await createOperator(stack))];
  const page = await openRecord(reading);
  await isConnected(page);
  const heading = () => page.locator('.record__heading').first().textContent();
  expect(await heading()).toBe(body);
  const desk = await deciding.newPage();
  await desk.goto(`${web.url}/admin/reports/${report.id}`);
  await desk.locator('[name=decision][value=hidden]').check();
  await desk.locator('[name=explanation]').fill('사람을 깎아내려요');
  await Promise.all([
    desk.getByText('처리 결과').waitFor(),
    desk.locator('main form button').first().click(),
    expect.poll(heading, { timeout: 2_000, interval: 50 }).toBe('나눈 이야기'),
  ]);
  await Promise.all([reading.close(), deciding.close()]);
});

/** Reports a message, and has an operator remove it or the right of its author to take part. */
async function decideOn(seq: number, decision: Record<string, string>) {
  const operator = await createOperator(stack);
  const send = async (person: TestPerson, address: string, fields: Record<string, string>) => {
    const { status } = await fetch(web.url + address, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: web.url, Cookie: person.cookie },
      body: new URLSearchParams({ _csrf: 'test-token', ...fields }),
    });
    expect(status).toBe(303);
  };
  const subject = { kind: 'message', id: String(meetingId), seq: String(seq) };
  await send(people[3], '/reports', { reason: 'abuse', ...subject });
  const { id } = await stack.db.report.findFirstOrThrow({ orderBy: { id: 'desc' } });
  await send(operator, `/admin/reports/${id}/decide`, { explanation: '약관에 어긋나요', ...decision });
}

/** The ways in which the words of the third member stop being quoted. */
const ends = [
  ['her message is removed', () => decideOn(3, { decision: 'hidden' })],
  ['she is suspended', () => decideOn(3, { decision: 'suspended', days: '7' })],
  ['she opts out', () => stack.db.recordOptOut.create({ data: { userId: people[2].id } })],
] as const;

test.each(ends.slice(0, 2))(
  'an open record loses the words of a member within two seconds after %s',
  async (_, end) => {
    const context = await openAs(people[0]);
    const page = await openRecord(context);
    await isConnected(page);
    const before = await quotes(page);
    await end();
    await expect.poll(() => quotes(page), { timeout: 2_000, interval: 50 }).toBe(before - 1);
    await context.close();
  },
);

test.each(ends)('without its socket the page loses them by itself after %s', async (_, end) => {
  const context = await openAs(people[0]);
  const page = await context.newPage();
  await page.routeWebSocket(/socket\.io/, (socket) => socket.close());
  await page.goto(web.url + path());
  const before = await quotes(page);
  await end();
  await expect.poll(() => quotes(page), { timeout: 5_000, interval: 50 }).toBe(before - 1);
  await context.close();
});

test.each([360, 1_280])(
  'the record and the missed record pass axe at %i px, in both themes',
  async (width) => {
    const absent = await createPerson(stack, `햇살${width}`);
    await stack.db.membership.create({ data: { meetingId, userId: absent.id } });
    for (const colorScheme of ['light', 'dark'] as const) {
      await stack.db.meetingRecordVisit.deleteMany();
      const context = await openAs(absent, { colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      for (const address of [`/meetings/${meetingId}`, path()]) {
        await page.goto(web.url + address);
        expect(await axeFaults(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        const shots = process.env.RECORD_SHOTS;
        if (shots)
          await page.screenshot({
            path: `${shots}/${width}-${colorScheme}-${address.endsWith('record') ? 'record' : 'missed'}.png`,
            fullPage: true,
          });
      }
      await context.close();
    }
  },
);
