import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';

const script = readFileSync(fileURLToPath(new URL('../../public/sw.js', import.meta.url)), 'utf8');
const offlineFile = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../public/${name}`, import.meta.url)));
/** Browsers store the offline files again when this name, and so the script, changes. */
const offlineHash = createHash('sha256')
  .update(offlineFile('offline.html'))
  .update(offlineFile('offline.css'))
  .digest('hex')
  .slice(0, 8);
const currentCache = `bookmoim-offline-${offlineHash}`;
const origin = 'https://bookmoim.example';
const startsAt = Date.parse('2026-07-03T11:00:00Z');
const minuteMs = 60_000;

type Fetch = (url: string, options?: Record<string, unknown>) => Promise<unknown>;
type Handler = (event: Record<string, unknown>) => void;

/** Runs the service worker in a fake browser. `fetch` is the network. */
function startWorker({
  now = startsAt,
  tabs = [] as string[],
  fetch = ((_url, _options) => Promise.resolve('from the network')) as Fetch,
  note = null as object | null,
} = {}) {
  const handlers = new Map<string, Handler>();
  const done: string[] = [];
  const shown: unknown[] = [];
  const cached = new Map<string, string>();
  const kept = { note };
  const cache = {
    match: async () => kept.note && { json: async () => kept.note },
    put: async (_path: string, { body }: { body: string }) => {
      kept.note = JSON.parse(body);
    },
    addAll: async (requests: { path: string }[]) =>
      requests.forEach(({ path }) => void cached.set(path, `kept ${path}`)),
  };
  const keyOf = (request: string | { url: string }) =>
    typeof request === 'string' ? request : new URL(request.url).pathname;
  runInNewContext(script, {
    URL,
    Response: Object.assign(
      class {
        body: string;
        constructor(body: string) {
          this.body = body;
        }
      },
      { error: () => 'an error' },
    ),
    Request: class {
      path: string;
      constructor(path: string, options: { cache?: string }) {
        expect(options.cache).toBe('reload');
        this.path = path;
      }
    },
    Date: { parse: Date.parse, now: () => now },
    fetch,
    caches: {
      open: async () => cache,
      keys: async () => ['bookmoim-offline-1', currentCache, 'bookmoim-push-1'],
      delete: async (name: string) => void done.push(`forgot ${name}`),
      match: async (request: string | { url: string }) => cached.get(keyOf(request)),
    },
    self: {
      location: { origin },
      addEventListener: (type: string, handler: Handler) => handlers.set(type, handler),
      skipWaiting: async () => {},
      registration: {
        navigationPreload: { enable: async () => void done.push('preloads pages') },
        showNotification: async (title: string, { body, tag, data }: Record<string, unknown>) =>
          void shown.push({ title, body, tag, data }),
        pushManager: {
          subscribe: async (options: { applicationServerKey: string }) => {
            done.push(`subscribed with ${options.applicationServerKey}`);
            return { endpoint: 'https://push.example/new' };
          },
        },
      },
      clients: {
        claim: async () => {},
        matchAll: async () =>
          tabs.map((url) => ({
            url,
            focus: async () => void done.push(`focused ${url}`),
            postMessage: ({ opened }: { opened: string }) => done.push(`told ${url} of ${opened}`),
          })),
        openWindow: async (url: string) => void done.push(`opened ${url}`),
      },
    },
  });
  /** Dispatches an event and waits for `waitUntil`. @returns the answer of `respondWith` */
  const dispatch = async (type: string, event: Record<string, unknown>) => {
    const promised: unknown[] = [];
    let answer: unknown;
    handlers.get(type)?.({
      ...event,
      waitUntil: (work: unknown) => promised.push(work),
      respondWith: (response: unknown) => {
        answer = response;
      },
    });
    await Promise.all(promised);
    return await answer;
  };
  const push = (payload: unknown) => dispatch('push', { data: { json: () => payload } });
  const click = (data: unknown) =>
    dispatch('notificationclick', { notification: { close: () => done.push('closed'), data } });
  const load = (path: string, request: object = {}) =>
    dispatch('fetch', { request: { method: 'GET', mode: 'navigate', url: origin + path, ...request } });
  return { dispatch, push, click, load, shown, done, kept };
}

const alarm = {
  id: `starting_soon-7-${startsAt}`,
  kind: 'starting_soon',
  startsAt: new Date(startsAt).toISOString(),
  url: '/meetings/7/chat',
  title: '오후 8:00에 모임이 시작해요',
  body: '달과 6펜스',
};

describe('a push', () => {
  test.each([
    [60 * minuteMs, '달과 6펜스 · 1시간 뒤'],
    [61 * minuteMs, '달과 6펜스 · 1시간 1분 뒤'],
    [7 * minuteMs, '달과 6펜스 · 7분 뒤'],
    [6 * minuteMs + 1, '달과 6펜스 · 7분 뒤'],
    [1, '달과 6펜스 · 1분 뒤'],
  ])('shown %i ms before the start tells the time left', async (before, body) => {
    const worker = startWorker({ now: startsAt - before });
    await worker.push(alarm);
    expect(worker.shown).toEqual([
      { title: alarm.title, body, tag: alarm.id, data: { url: alarm.url, id: alarm.id } },
    ]);
  });

  test('shown after the start says that the meeting has begun', async () => {
    const worker = startWorker({ now: startsAt });
    await worker.push(alarm);
    expect(worker.shown).toMatchObject([{ title: '모임이 시작했어요', body: '달과 6펜스' }]);
  });

  test('of a change is shown unchanged', async () => {
    const worker = startWorker({ now: startsAt - minuteMs });
    await worker.push({ ...alarm, kind: 'meeting_changed', title: '모임이 바뀌었어요' });
    expect(worker.shown).toMatchObject([{ title: '모임이 바뀌었어요', body: '달과 6펜스' }]);
  });

  test.each([{}, { title: 7 }])('without a title shows nothing: %j', async (payload) => {
    const worker = startWorker();
    await worker.push(payload);
    expect(worker.shown).toEqual([]);
  });
});

describe('a click on a notification', () => {
  const page = `${origin}/meetings/7/chat`;

  test('opens the page with the alarm id in its address', async () => {
    const worker = startWorker({ tabs: [`${origin}/`] });
    await worker.click({ url: alarm.url, id: alarm.id });
    expect(worker.done).toEqual(['closed', `opened ${page}?alarm=${alarm.id}`]);
  });

  test('focuses a tab that shows the page already, and sends it the alarm id', async () => {
    const worker = startWorker({ tabs: [`${origin}/`, `${page}#composer`] });
    await worker.click({ url: alarm.url, id: alarm.id });
    expect(worker.done).toEqual([
      'closed',
      `told ${page}#composer of ${alarm.id}`,
      `focused ${page}#composer`,
    ]);
  });

  test('does not open another site', async () => {
    const worker = startWorker();
    await worker.click({ url: 'https://evil.example/', id: alarm.id });
    expect(worker.done).toEqual(['closed']);
  });

  test('shown by an older service worker opens the inbox or the page', async () => {
    const worker = startWorker();
    await worker.click(undefined);
    await worker.click({ url: '/meetings/7' });
    expect(worker.done).toEqual([
      'closed',
      `opened ${origin}/notifications`,
      'closed',
      `opened ${origin}/meetings/7`,
    ]);
  });
});

describe('without a network', () => {
  const away = () => Promise.reject(new Error('offline'));

  test('a page is answered with the offline page and its style, and nothing else is answered', async () => {
    const worker = startWorker({ fetch: away });
    await worker.dispatch('install', {});
    expect(await worker.load('/meetings/7')).toBe('kept /offline.html');
    expect(await worker.load('/offline.css', { mode: 'no-cors' })).toBe('kept /offline.css');
    expect(await worker.load('/js/alarms.js', { mode: 'no-cors' })).toBe(undefined);
    expect(await worker.load('/login', { method: 'POST' })).toBe(undefined);
  });

  test('without a cached offline page the answer is a network error', async () => {
    expect(await startWorker({ fetch: away }).load('/')).toBe('an error');
  });

  test('caches of older service workers are deleted', async () => {
    const worker = startWorker();
    await worker.dispatch('activate', {});
    expect(worker.done.sort()).toEqual(['forgot bookmoim-offline-1', 'preloads pages']);
  });
});

test('the cache of the offline page is named after its files', () => {
  expect(script).toContain(`'${currentCache}'`);
});

test('a page that the browser asked for while the worker started is not asked for again', async () => {
  const worker = startWorker({ fetch: () => Promise.reject(new Error('asked twice')) });
  const request = { method: 'GET', mode: 'navigate', url: `${origin}/` };
  const preloadResponse = Promise.resolve('preloaded');
  expect(await worker.dispatch('fetch', { request, preloadResponse })).toBe('preloaded');
});

test('pages come from the network when there is one', async () => {
  expect(await startWorker().load('/')).toBe('from the network');
});

describe('a subscription that the push service replaced', () => {
  const note = { endpoint: 'https://push.example/old', token: 'the-token', key: 'site-key' };
  const oldSubscription = { options: { applicationServerKey: 'old-key' } };
  const newSubscription = { endpoint: 'https://push.example/newer' };

  /** A fake server that records its requests. */
  function openServer(ok = true) {
    const requests: unknown[] = [];
    const fetch: Fetch = async (url, options) => {
      requests.push({ url, ...options, body: JSON.parse(String(options?.body)) });
      return { ok };
    };
    return { requests, fetch };
  }

  test('is sent to the server with the token alone, without a session', async () => {
    const { requests, fetch } = openServer();
    const worker = startWorker({ fetch, note });
    await worker.dispatch('pushsubscriptionchange', { oldSubscription, newSubscription });
    expect(requests).toEqual([
      {
        url: '/push/subscriptions/renew',
        method: 'POST',
        credentials: 'omit',
        headers: { 'content-type': 'application/json' },
        body: { endpoint: note.endpoint, token: note.token, subscription: newSubscription },
      },
    ]);
    expect(worker.kept.note).toEqual({ ...note, endpoint: newSubscription.endpoint });
    expect(worker.done).toEqual([]);
  });

  test('is made with the site’s key when the browser made none', async () => {
    const { requests, fetch } = openServer();
    const worker = startWorker({ fetch, note });
    // Some browsers pass neither subscription.
    await worker.dispatch('pushsubscriptionchange', {});
    expect(worker.done).toEqual(['subscribed with site-key']);
    expect(requests).toMatchObject([{ body: { subscription: { endpoint: 'https://push.example/new' } } }]);
  });

  test('is sent again with the old endpoint when the server refused it', async () => {
    const { requests, fetch } = openServer(false);
    const worker = startWorker({ fetch, note });
    for (let i = 0; i < 2; i += 1)
      await worker.dispatch('pushsubscriptionchange', { oldSubscription, newSubscription });
    expect(requests).toMatchObject([
      { body: { endpoint: note.endpoint } },
      { body: { endpoint: note.endpoint } },
    ]);
  });

  test('without a token is made with the same key, and not sent', async () => {
    const { requests, fetch } = openServer();
    const worker = startWorker({ fetch });
    await worker.dispatch('pushsubscriptionchange', { oldSubscription, newSubscription: null });
    await worker.dispatch('pushsubscriptionchange', { oldSubscription, newSubscription });
    await worker.dispatch('pushsubscriptionchange', { oldSubscription: null, newSubscription: null });
    expect([worker.done, requests]).toEqual([['subscribed with old-key'], []]);
  });
});
