import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runToEnd } from '../../scripts/stack/processes.ts';
import { grantAdmin } from '../../src/accounts/index.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { demoAccounts, seedDemo } from '../../src/seeds/index.ts';
import { axeFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let web: TestProcess;
let browser: Browser;
let recommendationId: string;

const visitorPaths = [
  '/',
  '/signup',
  '/login',
  '/books',
  '/books?q=%ED%95%9C',
  '/books?q=zzzz',
  '/books/1',
  '/meetings',
  '/meetings?when=past',
  '/meetings/3',
  '/no-such-page',
];
/** Pages built of the same parts as others, checked once. */
const plainVisitorPaths = [
  '/password/forgot',
  '/password/sent',
  '/password/new?token=no-such-link',
  '/account/confirm?token=no-such-link',
  '/account/confirmed',
  '/terms',
  '/privacy',
];
const plainReaderPaths = [
  '/account/confirm',
  '/account/confirm/sent',
  '/notifications',
  '/settings',
  '/settings/proof',
  '/settings/sessions',
  '/settings/password',
  '/settings/email',
  '/taste',
  '/admin',
];
const readerPaths = [
  '/',
  '/quiz',
  '/recommendations',
  '/recommendations/:id',
  '/books/1',
  '/meetings?mine=1',
  '/meetings/1',
  '/meetings/3',
  '/meetings/new',
  '/meetings/new?bookId=1',
  '/meetings/1/edit',
  '/meetings/1/chat',
  '/meetings/2/chat',
  '/meetings/5/chat',
  '/meetings/4/chat',
];

beforeAll(async () => {
  stack = await openTestStack();
  const env = { ...process.env, DATABASE_URL: stack.databaseUrl };
  await runToEnd('Loading the books', {
    command: process.execPath,
    args: ['scripts/load-fixtures.ts', 'fixtures/books.json'],
    env,
  });
  await seedDemo({ db: stack.db, clock: systemClock });
  await grantAdmin(stack.db, demoAccounts[0].email, true);
  [web, browser] = await Promise.all([startProcess('web', stack), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await web.stop(5_000);
  await stack.close();
});

interface Visit {
  readonly page: Page;
  /** Console errors, exceptions and foreign hosts. */
  readonly problems: string[];
}

async function open(options: {
  width: number;
  scheme: 'light' | 'dark';
  isLoggedIn: boolean;
}): Promise<Visit & { context: BrowserContext }> {
  const context = await browser.newContext({
    viewport: { width: options.width, height: 800 },
    colorScheme: options.scheme,
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
  });
  // The bookshop's covers: the one foreign host, which tests do not contact.
  await context.route('https://image.aladin.co.kr/**', (route) =>
    route.fulfill({
      contentType: 'image/svg+xml',
      body: '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="290"/>',
    }),
  );
  const page = await context.newPage();
  const problems: string[] = [];
  const ours = new Set([new URL(web.url).host, 'image.aladin.co.kr']);
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    // Browsers report failed statuses in the console.
    if (message.type() === 'error' && !/status of (40[349]|422)/.test(message.text()))
      problems.push(message.text());
  });
  page.on(
    'request',
    (request) => ours.has(new URL(request.url()).host) || problems.push(`asked ${request.url()}`),
  );
  if (options.isLoggedIn) {
    await page.goto(`${web.url}/login`);
    await page.fill('[name=email]', demoAccounts[0].email);
    await page.fill('[name=password]', demoAccounts[0].password);
    await Promise.all([page.waitForURL(`${web.url}/`), page.keyboard.press('Enter')]);
    recommendationId ??= await takeQuiz(context);
  }
  return { context, page, problems };
}

/** Posts the quiz form as a browser without JavaScript does. */
async function takeQuiz(context: BrowserContext): Promise<string> {
  const html = await (await context.request.get(`${web.url}/quiz`)).text();
  const form: Record<string, string> = {
    _csrf: /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '',
    genre: '1',
  };
  for (let i = 1; i <= 10; i += 1) form[`q${i}`] = 'a';
  const answer = await context.request.post(`${web.url}/quiz`, {
    form,
    headers: { Origin: web.url },
    maxRedirects: 0,
  });
  return /\/recommendations\/(\d+)$/.exec(answer.headers().location ?? '')?.[1] ?? '';
}

async function inspect(visit: Visit, path: string, width: number): Promise<string[]> {
  await visit.page.goto(web.url + path, { waitUntil: 'load' });
  return inspectShown(visit, path, width);
}

/** Checks the shown page, which may be the answer to a form. */
async function inspectShown({ page, problems }: Visit, path: string, width: number): Promise<string[]> {
  const found = problems.splice(0);
  const contentWidth = Number(await page.evaluate('document.documentElement.scrollWidth'));
  if (contentWidth > width) found.push(`is ${contentWidth} px wide`);
  // axe tries inline styles, which the content security policy blocks with console errors; ignore
  // these.
  found.push(...(await axeFaults(page)));
  problems.splice(0);
  return found.map((one) => `${path}: ${one}`);
}

describe.each([
  { width: 360, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
] as const)('at $width px, $scheme', ({ width, scheme }) => {
  test.each([
    { who: 'a visitor', isLoggedIn: false, paths: visitorPaths },
    { who: 'a reader', isLoggedIn: true, paths: readerPaths },
  ])('every page of $who is accessible, whole and quiet', async ({ isLoggedIn, paths }) => {
    const visit = await open({ width, scheme, isLoggedIn });
    const found: string[] = [];
    for (const path of paths)
      found.push(...(await inspect(visit, path.replace(':id', recommendationId), width)));
    await visit.context.close();
    expect(found).toEqual([]);
  });
});

test.each([
  { who: 'a visitor', isLoggedIn: false, paths: plainVisitorPaths },
  { who: 'a reader', isLoggedIn: true, paths: plainReaderPaths },
])('the plain pages of $who are, too', async ({ isLoggedIn, paths }) => {
  const visit = await open({ width: 360, scheme: 'dark', isLoggedIn });
  const found: string[] = [];
  for (const path of paths) found.push(...(await inspect(visit, path, 360)));
  await visit.context.close();
  expect(found).toEqual([]);
});

/** One page of each layout. */
const layouts = [
  '/',
  '/books',
  '/books/1',
  '/quiz',
  '/recommendations/:id',
  '/meetings',
  '/meetings/1',
  '/meetings/new?bookId=1',
  '/meetings/1/chat',
  '/settings',
  '/admin',
];

test('between a phone and a desk, at 768 px, nothing is wider than the screen', async () => {
  const { context, page } = await open({ width: 768, scheme: 'light', isLoggedIn: true });
  const found: string[] = [];
  for (const path of layouts) {
    await page.goto(web.url + path.replace(':id', recommendationId), { waitUntil: 'domcontentloaded' });
    const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
    if (width > 768) found.push(`${path}: is ${width} px wide`);
  }
  await context.close();
  expect(found).toEqual([]);
});

/** Returns the bytes of the first visit to a page, without covers: they are on another site. */
async function weigh(path: string, cookies: Awaited<ReturnType<BrowserContext['cookies']>>): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'ko-KR' });
  await context.addCookies(cookies);
  await context.route('https://image.aladin.co.kr/**', (route) => route.abort());
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto(web.url + path, { waitUntil: 'load' });
  // In a later frame, a font that the first paint asked for is among the loading ones.
  const frames = 'new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))';
  for (let i = 0; i < 2; i += 1) await page.evaluate(`${frames}.then(() => document.fonts.ready)`);
  await context.close();
  return bytes;
}

test('the first visit to a page takes at most 250 KB, fonts included', async () => {
  const { context } = await open({ width: 360, scheme: 'light', isLoggedIn: true });
  const cookies = await context.cookies();
  await context.close();
  const heavy: string[] = [];
  for (const path of [...layouts, '/meetings/5/chat', '/notifications', '/recommendations', '/taste']) {
    const bytes = await weigh(path.replace(':id', recommendationId), cookies);
    expect(bytes, path).toBeGreaterThan(60 * 1_024);
    if (bytes > 250 * 1_024) heavy.push(`${path}: ${Math.round(bytes / 1_024)} KB`);
  }
  expect(heavy).toEqual([]);
});

interface WrongForm {
  readonly path: string;
  readonly form: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly status: number;
}

/** Forms with wrong values, and the status of the answer. */
const wrongFormsOfVisitor: readonly WrongForm[] = [
  { path: '/signup', form: '/signup', fields: { email: 'x', nickname: '', password: '1' }, status: 422 },
  { path: '/login', form: '/login', fields: { email: 'x@example.com', password: '1' }, status: 422 },
  { path: '/password/forgot', form: '/password/forgot', fields: { email: 'x' }, status: 422 },
];
const wrongFormsOfReader: readonly WrongForm[] = [
  { path: '/settings', form: '/settings', fields: { quietFrom: '23:00' }, status: 422 },
  { path: '/quiz', form: '/quiz', fields: {}, status: 422 },
  { path: '/meetings/new?bookId=1', form: '/meetings', fields: { title: '', capacity: '1' }, status: 422 },
  {
    path: '/meetings/1/edit',
    form: '/meetings/1',
    fields: { title: '다른 제목', version: '0' },
    status: 409,
  },
];

test.each([
  { who: 'a visitor', isLoggedIn: false, forms: wrongFormsOfVisitor },
  { who: 'a reader', isLoggedIn: true, forms: wrongFormsOfReader },
])('a form of $who that is refused is accessible, whole and quiet', async ({ isLoggedIn, forms }) => {
  const visit = await open({ width: 360, scheme: 'light', isLoggedIn });
  const found: string[] = [];
  for (const { path, form, fields, status } of forms) {
    await visit.page.goto(web.url + path, { waitUntil: 'load' });
    const answered = visit.page.waitForResponse(
      (answer) => answer.request().method() === 'POST' && answer.url() === web.url + form,
    );
    const loaded = visit.page.waitForEvent('load');
    // Skips the browser's own validation.
    await visit.page.evaluate(`{
      const sent = document.querySelector('form[method=post][action="${form}"]');
      for (const [name, value] of Object.entries(${JSON.stringify(fields)})) sent.elements.namedItem(name).value = value;
      HTMLFormElement.prototype.submit.call(sent);
    }`);
    expect((await answered).status(), path).toBe(status);
    await loaded;
    found.push(...(await inspectShown(visit, `POST ${form}`, 360)));
  }
  await visit.context.close();
  expect(found).toEqual([]);
});

test('the fixture holds no sentence of a publisher', () => {
  expect(readFileSync('fixtures/books.json', 'utf8')).not.toContain('"description":');
});
