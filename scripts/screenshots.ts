// `npm run screenshots [-- DIRECTORY [png]]`: the main pages at two widths and in two themes, into
// docs/screenshots. With `png` the full height of each page, for review.
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { systemClock } from '../src/platform/clock.ts';
import { openDatabase, type TransactingDatabase } from '../src/platform/db.ts';
import { createLogger } from '../src/platform/log.ts';
import { demoAccounts, seedDemo } from '../src/seeds/index.ts';
import { openBrowser } from '../tests/support/browser.ts';
import { startPrivateStack } from './bench/private-stack.ts';
import { findFreePort } from './stack/ports.ts';
import { type Running, runToEnd, start, waitUntilReady } from './stack/processes.ts';

const [folder = 'docs/screenshots', format = 'webp'] = process.argv.slice(2);
const directory = resolve(folder);
const quality = 72;
const minute = 60_000;

const sizes = [
  { width: 360, height: 740 },
  ...(format === 'png' ? [{ width: 768, height: 1_024 }] : []),
  { width: 1_280, height: 800 },
];
const schemes = ['light', 'dark'] as const;

/** The pages of a visitor and of a logged-in reader; `:recommendation` is the person's own. */
const visitorPages = { home: '/', book: '/books/1', result: '/recommendations/:recommendation' };
const readerPages = {
  'home-reader': '/',
  quiz: '/quiz',
  recommendation: '/recommendations/:recommendation',
  meetings: '/meetings',
  meeting: '/meetings/2',
  'new-meeting': '/meetings/new?bookId=1',
  invitation: '/meetings/1/invite',
  waiting: '/meetings/2/chat',
  chat: '/meetings/1/chat',
  record: '/meetings/5/record',
  club: '/clubs/1',
  notifications: '/notifications',
  settings: '/settings',
};
/** Pages for review only. */
const otherVisitorPages = {
  login: '/login',
  missing: '/no-such-page',
  books: '/books',
  nothing: '/books?q=zzzz',
  signup: '/signup',
  password: '/password/forgot',
  offline: '/offline.html',
  terms: '/terms',
  privacy: '/privacy',
};
const otherReaderPages = {
  'choose-book': '/meetings/new',
  past: '/meetings?when=past',
  live: '/meetings/1',
  log: '/meetings/5/chat',
  edit: '/meetings/1/edit',
  questions: '/meetings/1/questions',
  agenda: '/meetings/1/agenda',
  talk: '/meetings/1/talk',
  recommendations: '/recommendations',
  taste: '/taste',
};

/** Fills the pages with alarms. */
async function liveIn(db: TransactingDatabase): Promise<void> {
  const users = await db.user.findMany({ orderBy: { id: 'asc' }, select: { id: true, email: true } });
  const idOf = (place: number) => users.find(({ email }) => email === demoAccounts[place]?.email)?.id ?? 0;
  const now = systemClock.now().getTime();
  // At most ten minutes from now, so that the waiting room is open in every picture.
  const soonAt = Math.floor(now / (5 * minute)) * 5 * minute + 10 * minute;
  await db.meeting.update({
    where: { id: 2 },
    data: { startsAt: new Date(soonAt), endsAt: new Date(soonAt + 30 * minute) },
  });
  const [open, moved, past] = await db.meeting.findMany({
    where: { id: { in: [1, 3, 5] } },
    orderBy: { id: 'asc' },
  });
  if (!open || !moved || !past) throw new Error('The demo meetings are not there');
  // Move the meeting by an hour; a trigger writes the change that its members are told.
  const later = (time: Date) => new Date(time.getTime() + 60 * minute);
  const { startsAt, version } = await db.meeting.update({
    where: { id: moved.id },
    data: { startsAt: later(moved.startsAt), endsAt: later(moved.endsAt), version: { increment: 1 } },
  });
  const soon = ({ id, startsAt }: { id: number; startsAt: Date }) => ({
    meetingId: id,
    kind: 'starting_soon',
    meetingStartsAt: startsAt,
    occasion: 0,
    createdAt: new Date(startsAt.getTime() - 10 * minute),
    readAt: startsAt,
  });
  const alarms = [
    soon(open),
    soon(past),
    {
      meetingId: moved.id,
      kind: 'meeting_changed',
      meetingStartsAt: startsAt,
      occasion: version,
      // Old enough that no page shows it as a toast.
      createdAt: new Date(now - 70 * minute),
      readAt: null,
    },
  ];
  for (const { createdAt, readAt, ...announcement } of alarms) {
    const { id } = await db.announcement.create({ data: announcement });
    await db.notification.create({
      data: {
        userId: idOf(0),
        announcementId: id,
        ...announcement,
        isQuiet: false,
        createdAt,
        readAt,
        pushUntil: createdAt,
        receivedAt: createdAt,
      },
    });
  }
}

async function logIn(
  page: Page,
  url: string,
  { email, password }: { email: string; password: string } = demoAccounts[0],
): Promise<void> {
  await page.goto(`${url}/login`);
  await page.fill('[name=email]', email);
  await page.fill('[name=password]', password);
  await Promise.all([page.waitForURL(`${url}/`), page.keyboard.press('Enter')]);
}

/**
 * Posts the quiz form as a browser without JavaScript does.
 * @returns the id of the recommendation.
 */
async function takeQuiz({ request }: BrowserContext, url: string): Promise<string> {
  const html = await (await request.get(`${url}/quiz`)).text();
  const form: Record<string, string> = {
    _csrf: /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '',
    genre: '1',
  };
  for (let i = 1; i <= 10; i += 1) form[`q${i}`] = 'a';
  const answer = await request.post(`${url}/quiz`, { form, headers: { Origin: url }, maxRedirects: 0 });
  return /\/recommendations\/(\d+)$/.exec(answer.headers().location ?? '')?.[1] ?? '';
}

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate('document.fonts.ready');
  if (format === 'png') {
    await page.screenshot({ path: join(directory, `${name}.png`), fullPage: true });
    return;
  }
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality });
  await writeFile(join(directory, `${name}.webp`), Buffer.from(data, 'base64'));
  await session.detach();
}

/** Lets other members of meetings 1 and 2 into the chat room, and into the waiting room. */
async function seatOthers(browser: Browser, url: string): Promise<void> {
  for (const account of [demoAccounts[1], demoAccounts[2]]) {
    const page = await openPageOf(browser, url, account);
    await page.goto(`${url}/meetings/1/chat`);
    await page.locator('#connection[data-state=open]').waitFor();
  }
  for (const account of [demoAccounts[1], demoAccounts[3]]) {
    const page = await openPageOf(browser, url, account);
    await page.goto(`${url}/meetings/2/chat`);
    await page.getByRole('button', { name: '인사하기' }).click();
    await page.locator('#lobby-guests').getByText('인사했어요').last().waitFor();
  }
}

async function openPageOf(
  browser: Browser,
  url: string,
  account: { email: string; password: string },
): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'ko-KR' })).newPage();
  await logIn(page, url, account);
  return page;
}

/** Waits until the scripts of a room have drawn the people in it. */
async function waitForRoom(page: Page, name: string): Promise<void> {
  if (name === 'chat') {
    await page.locator('#connection[data-state=open]').waitFor();
    await page.locator('#participants [data-online=true]').nth(2).waitFor({ state: 'attached' });
  }
  if (name === 'waiting') await page.locator('#lobby-guests li').nth(2).waitFor();
}

async function takeAll(browser: Browser, url: string): Promise<void> {
  let recommendation: string;
  for (const viewport of sizes) {
    for (const colorScheme of schemes) {
      const context = await browser.newContext({
        viewport,
        hasTouch: viewport.width < 768,
        colorScheme,
        locale: 'ko-KR',
        timezoneId: 'Asia/Seoul',
        reducedMotion: 'reduce',
      });
      // The bookshop's cover images may not be published, so block them; drawn covers take their
      // place.
      await context.route('https://**', (route) => route.abort());
      const page = await context.newPage();
      const takeEach = async (pages: Readonly<Record<string, string>>) => {
        for (const [name, path] of Object.entries(pages)) {
          await page.goto(url + path.replace(':recommendation', recommendation), { waitUntil: 'load' });
          await waitForRoom(page, name);
          await take(page, `${name}-${viewport.width}-${colorScheme}`);
        }
      };
      recommendation = await takeQuiz(context, url);
      await takeEach({ ...visitorPages, ...(format === 'png' ? otherVisitorPages : {}) });
      await logIn(page, url);
      await takeEach({ ...readerPages, ...(format === 'png' ? otherReaderPages : {}) });
      await context.close();
    }
  }
}

await mkdir(directory, { recursive: true });
const stack = await startPrivateStack('screenshots');
const { db, close } = openDatabase(stack.databaseUrl, {
  max: 2,
  log: createLogger({ level: 'warn', name: 'screenshots' }),
});
let web: Running | undefined;
let worker: Running | undefined;
let browser: Browser | undefined;
try {
  const port = await findFreePort(0);
  const url = `http://localhost:${port}`;
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'test',
    PORT: String(port),
    DATABASE_URL: stack.databaseUrl,
    REDIS_URL: stack.redisUrl,
    SESSION_SECRET: 'only the pictures know this secret of theirs',
  };
  const node = (...args: string[]) => ({ command: process.execPath, args, env });
  await runToEnd('Loading the books', node('scripts/load-fixtures.ts', 'fixtures/books.json'));
  await seedDemo({ db, clock: systemClock });
  await liveIn(db);
  web = start(node('src/web.ts'));
  await waitUntilReady('The web process', web, async () => (await fetch(`${url}/readyz`)).ok);
  // It makes the record of the meeting that is over.
  worker = start({ ...node('src/worker.ts'), env: { ...env, WORKER_PORT: String(await findFreePort(0)) } });
  await waitUntilReady(
    'The record',
    worker,
    async () => (await db.meetingRecord.count({ where: { madeAt: { not: null } } })) > 0,
  );
  browser = await openBrowser();
  await seatOthers(browser, url);
  await takeAll(browser, url);
} finally {
  await browser?.close();
  await worker?.stop(5_000);
  await web?.stop(5_000);
  await close();
  await stack.stop();
}
