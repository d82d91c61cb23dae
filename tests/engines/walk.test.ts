import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFreePort } from '../../scripts/stack/ports.ts';
import { seedCatalogue } from '../recommendations/seed-catalogue.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { type Display, openDisplay } from './display.ts';
import {
  expectFontsMoveLittle,
  expectLogOutOnOneLine,
  expectRoomFillsWindow,
  expectRoundBar,
  expectWaitingPanelInView,
  hasRingAfterArrowKey,
} from './engine-faults.ts';
import { type Engine, type EnginePage, engineWindows, fill, waitFor, waitForPath } from './engine-page.ts';
import { openFirefox } from './firefox.ts';
import { openWebKit } from './webkit.ts';

// Walks through the site as a reader would, in the engines of Safari and Firefox. Chromium has its
// own tests in tests/e2e. Screenshots go to the folder named by ENGINE_SCREENSHOTS, if it is set.

let stack: TestStack;
let display: Display;
let engines: Readonly<Record<Engine['name'], Engine>>;
let leader: TestPerson;
let web: TestProcess;
let worker: TestProcess;
let port: string;

beforeAll(async () => {
  stack = await openTestStack();
  await seedCatalogue(stack);
  leader = await createPerson(stack, '민지');
  port = String(await findFreePort(0));
  [display, web, worker] = await Promise.all([
    openDisplay(),
    startWeb(),
    startProcess('worker', stack, { SESSION_SECRET: testSecret, ALARM_SCAN_SECONDS: '1' }),
  ]);
  engines = { webkit: openWebKit(display), firefox: openFirefox() };
});
afterAll(async () => {
  for (const engine of Object.values(engines)) await engine.stop();
  await Promise.all([web.stop(5_000), worker.stop(5_000)]);
  await display.stop();
  await stack.close();
});

const startWeb = () => startProcess('web', stack, { SESSION_SECRET: testSecret, PORT: port });

test.each(engineWindows)('a reader walks through the site in $name at $width px', async ({ name, size }) => {
  const page = await engines[name].open(size);
  const walk = { page, reader: `${name}${size.width}` };
  await signUp(walk);
  await takeQuiz(walk);
  const roomPath = await joinMeeting(walk);
  await talk(walk);
  await comeBack(walk);
  await getAlarm(walk);
  await setQuietHours(walk);
  await logOut({ ...walk, roomPath });
  await page.close();
});

interface Walk {
  readonly page: EnginePage;
  /** The reader's nickname, unique in this file. */
  readonly reader: string;
}

const open = (page: EnginePage, path: string) => page.goto(`${web.url}${path}`);

/** Checks what holds on every page, and takes its picture. */
async function look({ page, reader }: Walk, picture: string) {
  const folder = process.env.ENGINE_SCREENSHOTS;
  if (folder) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${reader}-${picture}.png`), await page.screenshot());
  }
  const overflowPx = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  expect(overflowPx, `${picture} scrolls sideways`).toBeLessThanOrEqual(0);
}

async function signUp(walk: Walk) {
  const { page, reader } = walk;
  await open(page, '/signup');
  // Set by script: the WebKit driver types "2" for "@".
  await fill(page, '[name=email]', `${reader}@example.com`);
  await fill(page, '[name=nickname]', reader);
  await fill(page, '[name=password]', 'quiet-evening-42');
  await page.click('[name=isFourteen]');
  await look(walk, 'sign-up');
  await page.click('form[action="/signup"] button:not([type=button])');
  await waitForPath(page, '/quiz');
}

const shownQuestion = `[...document.querySelectorAll('fieldset.question')].find((one) => one.offsetHeight > 0)`;

async function takeQuiz(walk: Walk) {
  const { page } = walk;
  // Before its script runs the page shows one question at a time too, but the focus stays.
  await waitFor(page, `document.querySelector('.quiz__form--stepwise')`);
  await look(walk, 'quiz-genre');
  for (const field of ['genre', ...Array.from({ length: 10 }, (_, i) => `q${i + 1}`)]) {
    await waitFor(page, `${shownQuestion}.querySelector('[name=${field}]')`);
    const isInside = `(() => {
      const card = ${shownQuestion};
      const [box, text] = [card, card.querySelector('legend')].map((one) => one.getBoundingClientRect());
      return text.top >= box.top + 4 && text.bottom <= box.bottom;
    })()`;
    expect(await page.evaluate(isInside), `the question ${field} is inside its card`).toBe(true);
    if (field === 'q2') {
      await look(walk, 'quiz-question');
      await waitFor(page, `${shownQuestion}.contains(document.activeElement)`);
    }
    if (field === 'q3') expect(await hasRingAfterArrowKey(page, field), 'a focus ring').toBe(true);
    await page.click(`[name=${field}]:not(:disabled) + label`);
  }
  await expectRoundBar(page);
  await expectWaitingPanelInView(page);
  await waitForPath(page, '/recommendations/');
  await look(walk, 'result');
  await open(page, '/');
  await look(walk, 'home');
  await expectLogOutOnOneLine(page);
  await expectFontsMoveLittle(page, 8);
}

/** @returns the path of the room that she enters */
async function joinMeeting(walk: Walk): Promise<string> {
  const { page, reader } = walk;
  const meetingId = await createMeeting(stack, leader, [], { title: `${reader} 모임` });
  await open(page, `/meetings/${meetingId}`);
  await page.click(`form[action="/meetings/${meetingId}/join"] button`);
  await waitFor(page, `!document.querySelector('form[action$="/join"]') && document.querySelector('h1')`);
  await look(walk, 'meeting');
  const roomPath = `/meetings/${meetingId}/chat`;
  await open(page, roomPath);
  await isConnected(page);
  return roomPath;
}

const isConnected = (page: EnginePage) =>
  waitFor(page, `document.querySelector('#connection')?.dataset.state === 'open'`, 30_000);
const isShown = (page: EnginePage, body: string) =>
  waitFor(
    page,
    `[...document.querySelectorAll('#messages [data-seq]')].some((one) => one.textContent.includes(${JSON.stringify(body)}))`,
  );
const distanceFromEndPx = `(() => {
  const log = document.querySelector('#messages');
  return log.scrollHeight - log.clientHeight - log.scrollTop;
})()`;

async function talk(walk: Walk) {
  const { page } = walk;
  for (let number = 1; number <= 8; number += 1) {
    await page.click('#composer-body');
    await page.type(`Message ${number}`);
    await page.press('Enter');
    await isShown(page, `Message ${number}`);
  }
  await expectRoomFillsWindow(page);
  await writeLongDraft(walk);
  await composeHangul(walk);
}

/** The newest messages stay above the composer while a draft of six lines grows. */
async function writeLongDraft(walk: Walk) {
  const { page } = walk;
  const draft = Array.from({ length: 6 }, (_, i) => `Line ${i + 1}`).join('\n');
  await fill(page, '#composer-body', draft);
  await waitFor(page, `document.querySelector('#composer-body').clientHeight > 80`);
  await look(walk, 'room-long-draft');
  await waitFor(page, `${distanceFromEndPx} <= 2`);
  // Up to its greatest height the field shows the whole draft.
  const isClipped = `(() => {
    const field = document.querySelector('#composer-body');
    const greatestPx = parseFloat(getComputedStyle(field).maxHeight);
    return field.scrollHeight > field.clientHeight && field.offsetHeight < greatestPx - 1;
  })()`;
  expect(await page.evaluate(isClipped), 'the field is as high as its text').toBe(false);
  await fill(page, '#composer-body', '');
}

/** Enter during a Hangul composition sends the whole text once, after the composition has ended. */
async function composeHangul({ page }: Walk) {
  await page.click('#composer-body');
  await page.evaluate(`(() => {
    const field = document.querySelector('#composer-body');
    const event = (type, options) => field.dispatchEvent(new CompositionEvent(type, { bubbles: true, ...options }));
    event('compositionstart');
    field.value = '안녕';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    const key = { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true };
    field.dispatchEvent(new KeyboardEvent('keydown', { ...key, isComposing: true }));
    event('compositionend', { data: '안녕' });
  })()`);
  await isShown(page, '안녕');
  expect(await page.evaluate(`document.querySelector('#composer-body').value`)).toBe('');
}

/** A message written while the server is away arrives once it is back. */
async function comeBack(walk: Walk) {
  const { page } = walk;
  process.kill(web.pid, 'SIGKILL');
  await web.gone;
  await waitFor(page, `document.querySelector('#connection').dataset.state === 'reconnecting'`);
  await page.click('#composer-body');
  await page.type('Written while away');
  await page.press('Enter');
  await look(walk, 'room-away');
  web = await startWeb();
  await isConnected(page);
  await isShown(page, 'Written while away');
  await look(walk, 'room');
}

async function getAlarm(walk: Walk) {
  const { page, reader } = walk;
  await open(page, '/books');
  const { id } = await stack.db.user.findFirstOrThrow({ where: { nickname: reader } });
  const member = { ...leader, id };
  await createMeeting(stack, leader, [member], { startsInMinutes: 9, title: `${reader} 다음 모임` });
  await waitFor(page, `document.querySelector('#toasts [data-alarm-id]')`, 30_000);
  await look(walk, 'alarm');
}

async function setQuietHours(walk: Walk) {
  const { page } = walk;
  await open(page, '/settings');
  await waitFor(page, `document.body.textContent.includes('지금은 조용한 시간을 쓰지 않아요.')`);
  await fill(page, '[name=quietFrom]', '23:00');
  const areAligned = `(() => {
    const [from, to] = ['quietFrom', 'quietTo'].map((name) => document.getElementsByName(name)[0]);
    const [one, other] = [from, to].map((field) => field.getBoundingClientRect());
    return one.top === other.top || one.bottom <= other.top;
  })()`;
  expect(await page.evaluate(areAligned), 'the two times stand in one row, or one below the other').toBe(
    true,
  );
  await look(walk, 'settings');
  await fill(page, '[name=quietTo]', '07:00');
  await page.click('form[action="/settings"] button:not([type=button])');
  await waitFor(
    page,
    `document.body.textContent.includes('지금은 오후 11:00부터 다음 날 오전 7:00까지 조용해요.')`,
  );
}

/** After log-out, Back does not show the room of the logged-in reader. */
async function logOut({ page, reader, roomPath }: Walk & { roomPath: string }) {
  await open(page, roomPath);
  await isConnected(page);
  await page.evaluate(`document.querySelector('form[action="/logout"]').requestSubmit()`);
  await waitFor(page, `location.pathname === '/' && !document.querySelector('form[action="/logout"]')`);
  await page.back();
  await waitFor(
    page,
    `document.readyState === 'complete' && !document.body.textContent.includes('${reader}')`,
  );
}
