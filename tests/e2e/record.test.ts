import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeRecords } from '../../src/record/make-records.ts';
import { endedMeeting, recordServices, talkOfFour } from '../record/sample-meeting.ts';
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

test('without its socket the page asks by itself', async () => {
  const context = await openAs(people[0]);
  const page = await context.newPage();
  await page.routeWebSocket(/socket\.io/, (socket) => socket.close());
  await page.goto(web.url + path());
  const before = await quotes(page);
  await stack.db.recordOptOut.create({ data: { userId: people[1].id } });
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
        await page.evaluate(axe.source);
        const found = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
        expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
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
