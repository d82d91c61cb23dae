// `npm run bench:paint`: the largest contentful paint of the home page, the quiz and a meeting on a
// slow phone at a first visit (nothing cached), and the layout shift caused by late fonts and late
// covers. Fails above the targets. The shift by fonts is realistic only if the machine has Noto
// Sans KR, as Android does: without a Korean font the first words are empty boxes.
import type { CDPSession } from 'playwright-core';
import { systemClock } from '../src/platform/clock.ts';
import { openDatabase } from '../src/platform/db.ts';
import { createLogger } from '../src/platform/log.ts';
import { seedDemo } from '../src/seeds/index.ts';
import { openBrowser } from '../tests/support/browser.ts';
import { describeMachine } from './bench/machine.ts';
import { startPrivateStack } from './bench/private-stack.ts';
import { webCommand } from './bench/web-command.ts';
import { findFreePort } from './stack/ports.ts';
import { type Running, runToEnd, start, waitUntilReady } from './stack/processes.ts';

console.log(describeMachine());

const paintTargetMs = 1_200;
const paintPages = ['/', '/quiz', '/meetings/1'];
/** Cumulative layout shift (CLS); up to 0.1 counts as good. */
const shiftTarget = 0.02;
const coverPages = ['/', '/books', '/books/1'];
/** Visits to each page; the median counts. */
const visits = 5;
const phone = { width: 360, height: 740, deviceScaleFactor: 2 };
const bytesPerSecond = 1_600_000 / 8;
const line = {
  offline: false,
  latency: 150,
  downloadThroughput: bytesPerSecond,
  uploadThroughput: bytesPerSecond,
};
const slowdown = 4;

const watchPaint = `
  window.paint = { largest: 0, what: '', shift: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      window.paint.largest = entry.startTime;
      window.paint.what = entry.element ? entry.element.tagName + '.' + entry.element.className : entry.url;
    }
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.paint.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

interface Paint {
  readonly largest: number;
  readonly what: string;
  readonly shift: number;
}

async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', line);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
}

async function visit(url: string): Promise<Paint> {
  // Each visit has a new browser, so that no cache or connection remains from the visit before.
  const browser = await openBrowser({ hasSystemFonts: true });
  try {
    const context = await browser.newContext({
      viewport: phone,
      deviceScaleFactor: 2,
      isMobile: true,
      locale: 'ko-KR',
      // Its files come after the load, over a connection that the emulation does not slow down.
      serviceWorkers: 'block',
    });
    await context.route('https://**', (route) => route.abort());
    const page = await context.newPage();
    await page.addInitScript(watchPaint);
    await slowDown(await context.newCDPSession(page));
    await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
    // Fonts are requested with the first paint and may shift its layout.
    await page.waitForFunction('window.paint.largest > 0 && document.fonts.status === "loaded"');
    await page.waitForLoadState('networkidle');
    return await page.evaluate<Paint>('window.paint');
  } finally {
    await browser.close();
  }
}

/** Returns the layout shift of a page whose cover images arrive last. */
async function shiftByCovers(url: string): Promise<number> {
  const browser = await openBrowser();
  try {
    const page = await (
      await browser.newContext({ viewport: phone, isMobile: true, bypassCSP: true })
    ).newPage();
    const waiting: (() => void)[] = [];
    await page.route('https://**', async (route) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      await route.fulfill({
        contentType: 'image/svg+xml',
        body: '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="900"/>',
      });
    });
    await page.addInitScript(watchPaint);
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    await page.waitForFunction('window.paint.largest > 0 && document.fonts.status === "loaded"');
    // On a phone the home page's covers are below the fold and load when scrolled into view.
    await page.evaluate(`document.querySelector('.book-cover img').scrollIntoView()`);
    await page.waitForFunction('document.fonts.status === "loaded"');
    await page.evaluate('window.paint.shift = 0');
    for (const release of waiting) release();
    await page.waitForLoadState('networkidle');
    return Number(await page.evaluate('window.paint.shift'));
  } finally {
    await browser.close();
  }
}

/** Visits a page several times and prints its paint. Returns the median and the greatest shift. */
async function paintOf(url: string, path: string): Promise<Pick<Paint, 'largest' | 'shift'>> {
  const paints: Paint[] = [];
  for (let i = 0; i < visits; i += 1) paints.push(await visit(url + path));
  const middle = paints.toSorted((a, b) => a.largest - b.largest)[Math.floor(visits / 2)];
  if (!middle) throw new Error('No visit was measured');
  const shift = Math.max(...paints.map((paint) => paint.shift));
  const all = paints.map(({ largest }) => Math.round(largest)).join(', ');
  console.log(
    `${path}, largest paint at ${line.latency} ms, 1.6 Mbit/s, CPU ${slowdown}×: ${Math.round(middle.largest)} ms (${middle.what}; all: ${all}; at most ${paintTargetMs}); shift ${shift.toFixed(3)} (at most ${shiftTarget})`,
  );
  return { largest: middle.largest, shift };
}

const stack = await startPrivateStack('paint');
let web: Running | undefined;
try {
  const port = await findFreePort(0);
  const url = `http://localhost:${port}`;
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'test',
    PORT: String(port),
    DATABASE_URL: stack.databaseUrl,
    REDIS_URL: stack.redisUrl,
    SESSION_SECRET: 'only the benches know this secret of theirs',
  };
  const node = (...args: string[]) => ({ command: process.execPath, args, env });
  await runToEnd('Loading the books', node('scripts/load-fixtures.ts', 'fixtures/books.json'));
  const { db, close } = openDatabase(stack.databaseUrl, {
    max: 1,
    log: createLogger({ level: 'warn', name: 'paint' }),
  });
  await seedDemo({ db, clock: systemClock });
  await close();
  web = start(node(...webCommand));
  await waitUntilReady('The web process', web, async () => (await fetch(`${url}/readyz`)).ok);
  const paints: number[] = [];
  const shifts: number[] = [];
  for (const path of paintPages) {
    const { largest, shift } = await paintOf(url, path);
    paints.push(largest);
    shifts.push(shift);
  }
  for (const path of coverPages) {
    const shift = await shiftByCovers(url + path);
    console.log(`${path}, shift by late covers: ${shift.toFixed(3)} (at most ${shiftTarget})`);
    shifts.push(shift);
  }
  if (Math.max(...paints) > paintTargetMs || Math.max(...shifts) > shiftTarget) process.exitCode = 1;
} finally {
  await web?.stop(5_000);
  await stack.stop();
}
