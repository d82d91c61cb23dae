// The second half of `npm run bench:pages`: when the home page has painted its largest part on a slow phone, as the browser itself tells it, on a
// first visit (nothing cached). Fails above the target. The shift is that of a phone only where the machine has Noto Sans KR, as Android has:
// without any Korean font the first words are empty boxes.
import type { CDPSession } from 'playwright-core';
import { seedDemo } from '../src/app/seed-demo.ts';
import { systemClock } from '../src/platform/clock.ts';
import { openDatabase } from '../src/platform/db.ts';
import { createLogger } from '../src/platform/log.ts';
import { openBrowser } from '../tests/support/browser.ts';
import { startPrivateStack } from './bench/private-stack.ts';
import { findFreePort } from './stack/ports.ts';
import { type Running, runToEnd, start, waitUntilReady } from './stack/processes.ts';

/** Milliseconds. */
const target = 1_500;
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
  // A browser of its own: nothing of the visit before is left, not even a connection.
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({
      viewport: phone,
      deviceScaleFactor: 2,
      isMobile: true,
      locale: 'ko-KR',
    });
    await context.route('https://**', (route) => route.abort());
    const page = await context.newPage();
    await page.addInitScript(watchPaint);
    await slowDown(await context.newCDPSession(page));
    await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
    // Fonts are asked for with the first paint, and may move what it drew.
    await page.waitForFunction('window.paint.largest > 0 && document.fonts.status === "loaded"');
    await page.waitForLoadState('networkidle');
    return await page.evaluate<Paint>('window.paint');
  } finally {
    await browser.close();
  }
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
  web = start(node('src/web.ts'));
  await waitUntilReady('The web process', web, async () => (await fetch(`${url}/readyz`)).ok);
  const paints: Paint[] = [];
  for (let i = 0; i < visits; i += 1) paints.push(await visit(url));
  const middle = paints.toSorted((a, b) => a.largest - b.largest)[Math.floor(visits / 2)];
  if (!middle) throw new Error('No visit was measured');
  const all = paints.map(({ largest }) => Math.round(largest)).join(', ');
  console.log(
    `home, largest paint at ${line.latency} ms, 1.6 Mbit/s, CPU ${slowdown}×: ${Math.round(middle.largest)} ms (${middle.what}; all: ${all}; below ${target})`,
  );
  console.log(`home, layout shift: ${Math.max(...paints.map(({ shift }) => shift)).toFixed(3)}`);
  if (middle.largest > target) process.exitCode = 1;
} finally {
  await web?.stop(5_000);
  await stack.stop();
}
