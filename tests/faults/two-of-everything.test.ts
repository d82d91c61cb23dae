import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFreePort } from '../../scripts/stack/ports.ts';
import type { TestProcess } from '../support/process.ts';
import { ask, type Ground, type SiteProxy, startGround, startPart, startProxy } from '../support/site.ts';
import { startTalk, type Talk } from '../support/talk.ts';

// compose.yaml without Docker: Caddy with TLS in front of two web processes, two workers,
// PostgreSQL and Redis.
let ground: Ground;
let proxy: SiteProxy;
let settings: Record<string, string>;
const webs: TestProcess[] = [];
const workers: TestProcess[] = [];
const figures: Record<string, string> = {};

beforeAll(async () => {
  ground = await startGround();
  const port = await findFreePort(0);
  settings = {
    APP_ORIGIN: `https://localhost:${port}`,
    TRUST_PROXY: '1',
    METRICS_TOKEN: 'kq83hf02nvb7x1mc95',
  };
  webs.push(await startPart('web', ground, settings), await startPart('web', ground, settings));
  workers.push(await startPart('worker', ground, settings), await startPart('worker', ground, settings));
  proxy = await startProxy(
    port,
    ground.directory,
    webs.map(({ url }) => url),
  );
});
afterAll(async () => {
  console.table(figures);
  await proxy?.stop();
  await Promise.all([...webs, ...workers].map((one) => one.stop(15_000)));
  await ground?.close();
});

const talkThrough = (people: number): Promise<Talk> =>
  startTalk(ground, { urls: [proxy.url], origin: proxy.url, people, ca: proxy.ca, cookieName: '__Host-sid' });

/** Restarts a process on its old port, as a host does. */
async function restart(at: number): Promise<void> {
  const { url } = webs[at] as TestProcess;
  webs[at] = await startPart('web', ground, { ...settings, PORT: new URL(url).port });
}

/** Requests pages continuously. @returns the answers that did not come from the site */
function requestContinuously() {
  const wrong: string[] = [];
  let asked = 0;
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      await ask(`${proxy.url}/books?page=${1 + (asked % 5)}`, proxy).then(
        ({ status }) => status !== 200 && wrong.push(String(status)),
        (error: Error) => wrong.push(error.message),
      );
      asked += 1;
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await asking;
      return { asked, wrong };
    },
  };
}

test('the site is there over TLS, with what is for its operators hidden', async () => {
  expect((await ask(`${proxy.url}/`, proxy)).text).toContain('<html lang="ko"');
  for (const path of ['/metrics', '/healthz', '/readyz'])
    expect((await ask(proxy.url + path, proxy)).status).toBe(404);
});

test('fault 1: a web process that is killed loses nothing, and everybody is back within 8 s', async () => {
  const talk = await talkThrough(24);
  await talk.entered();
  const stop = talk.begin(20);
  const first = talk.readers[0];
  await expect.poll(() => first?.held.size, { timeout: 20_000 }).toBeGreaterThan(60);
  process.kill((webs[0] as TestProcess).pid, 'SIGKILL');
  await expect.poll(() => talk.readers.some(({ isOpen }) => !isOpen)).toBe(true);
  await talk.entered();
  stop();
  const { sent, longestAbsence } = await talk.settle();
  expect(longestAbsence).toBeLessThan(8_000);
  figures['1 web killed'] =
    `${sent} acked, 0 lost, 0 doubled, back after ${Math.round(longestAbsence)} ms at most`;
  talk.close();
  await restart(0);
});

test('fault 2: a web process that is asked to stop loses nothing, fails no request and is gone in 15 s', async () => {
  const talk = await talkThrough(24);
  await talk.entered();
  const pages = requestContinuously();
  const stop = talk.begin(20);
  const first = talk.readers[0];
  await expect.poll(() => first?.held.size, { timeout: 20_000 }).toBeGreaterThan(60);
  const [leaving] = webs as [TestProcess];
  const askedAt = performance.now();
  process.kill(leaving.pid, 'SIGTERM');
  expect(await leaving.gone).toMatch(/^ended with code 0/);
  const took = performance.now() - askedAt;
  await talk.entered();
  stop();
  const { sent, longestAbsence } = await talk.settle();
  await restart(0);
  const { asked, wrong } = await pages.stop();
  expect(wrong).toEqual([]);
  expect(took).toBeLessThan(15_000);
  expect(longestAbsence).toBeLessThan(8_000);
  figures['2 web asked to stop'] =
    `${sent} acked, 0 lost, ${asked} pages, 0 failed, gone in ${Math.round(took)} ms, away ${Math.round(longestAbsence)} ms at most`;
  talk.close();
});

test('H5: people on different processes see each other', async () => {
  const talk = await startTalk(ground, {
    urls: webs.map(({ url }) => url),
    origin: proxy.url,
    people: 4,
    cookieName: '__Host-sid',
  });
  await talk.entered();
  for (const reader of talk.readers) reader.send('들려요?');
  const { sent } = await talk.settle();
  expect(sent).toBe(4);
  talk.close();
});
