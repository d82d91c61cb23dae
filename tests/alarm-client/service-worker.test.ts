import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';

const script = readFileSync(fileURLToPath(new URL('../../public/sw.js', import.meta.url)), 'utf8');
const origin = 'https://bookmoim.example';
const startsAt = Date.parse('2026-07-03T11:00:00Z');
const minute = 60_000;

type Fetch = (url: string, options?: Record<string, unknown>) => Promise<unknown>;
type Handler = (event: Record<string, unknown>) => void;

/** The worker in a browser that is made of this test. `fetch` says what the network does. */
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
    addAll: async (paths: string[]) => paths.forEach((path) => void cached.set(path, `kept ${path}`)),
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
    Date: { parse: Date.parse, now: () => now },
    fetch,
    caches: {
      open: async () => cache,
      keys: async () => ['bookmoim-offline-0', 'bookmoim-offline-1', 'bookmoim-push-1'],
      delete: async (name: string) => void done.push(`forgot ${name}`),
      match: async (request: string | { url: string }) => cached.get(keyOf(request)),
    },
    self: {
      location: { origin },
      addEventListener: (type: string, handler: Handler) => handlers.set(type, handler),
      skipWaiting: async () => {},
      registration: {
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
  /** Settles when everything that the worker promised has come. @returns what it answered */
  const say = async (type: string, event: Record<string, unknown>) => {
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
  const push = (payload: unknown) => say('push', { data: { json: () => payload } });
  const click = (data: unknown) =>
    say('notificationclick', { notification: { close: () => done.push('closed'), data } });
  const load = (path: string, request: object = {}) =>
    say('fetch', { request: { method: 'GET', mode: 'navigate', url: origin + path, ...request } });
  return { say, push, click, load, shown, done, kept };
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
    [60 * minute, '달과 6펜스 · 1시간 뒤'],
    [61 * minute, '달과 6펜스 · 1시간 1분 뒤'],
    [7 * minute, '달과 6펜스 · 7분 뒤'],
    [1, '달과 6펜스 · 1분 뒤'],
  ])('that comes %i ms before the start says so', async (before, body) => {
    const worker = startWorker({ now: startsAt - before });
    await worker.push(alarm);
    expect(worker.shown).toEqual([
      { title: alarm.title, body, tag: alarm.id, data: { url: alarm.url, id: alarm.id } },
    ]);
  });

  test('that comes after the start says that it has begun', async () => {
    const worker = startWorker({ now: startsAt });
    await worker.push(alarm);
    expect(worker.shown).toMatchObject([{ title: '모임이 시작했어요', body: '달과 6펜스' }]);
  });

  test('of a change is shown as it is', async () => {
    const worker = startWorker({ now: startsAt - minute });
    await worker.push({ ...alarm, kind: 'meeting_changed', title: '모임이 바뀌었어요' });
    expect(worker.shown).toMatchObject([{ title: '모임이 바뀌었어요', body: '달과 6펜스' }]);
  });

  test.each([{}, { title: 7 }])('that says nothing shows nothing: %j', async (payload) => {
    const worker = startWorker();
    await worker.push(payload);
    expect(worker.shown).toEqual([]);
  });
});

describe('a click on a notification', () => {
  const page = `${origin}/meetings/7/chat`;

  test('opens the page, which learns what led to it', async () => {
    const worker = startWorker({ tabs: [`${origin}/`] });
    await worker.click({ url: alarm.url, id: alarm.id });
    expect(worker.done).toEqual(['closed', `opened ${page}?alarm=${alarm.id}`]);
  });

  test('goes to the tab that shows it already, and tells it', async () => {
    const worker = startWorker({ tabs: [`${origin}/`, `${page}#composer`] });
    await worker.click({ url: alarm.url, id: alarm.id });
    expect(worker.done).toEqual([
      'closed',
      `told ${page}#composer of ${alarm.id}`,
      `focused ${page}#composer`,
    ]);
  });

  test('opens no other site', async () => {
    const worker = startWorker();
    await worker.click({ url: 'https://evil.example/', id: alarm.id });
    expect(worker.done).toEqual(['closed']);
  });

  test('of an older worker’s opens the inbox or the page', async () => {
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

  test('a page is the one that says so, with its style, and nothing else is answered', async () => {
    const worker = startWorker({ fetch: away });
    await worker.say('install', {});
    expect(await worker.load('/meetings/7')).toBe('kept /offline.html');
    expect(await worker.load('/offline.css', { mode: 'no-cors' })).toBe('kept /offline.css');
    expect(await worker.load('/js/alarms.js', { mode: 'no-cors' })).toBe(undefined);
    expect(await worker.load('/login', { method: 'POST' })).toBe(undefined);
  });

  test('and without what was kept it is the browser’s own', async () => {
    expect(await startWorker({ fetch: away }).load('/')).toBe('an error');
  });

  test('what an older worker kept is thrown away', async () => {
    const worker = startWorker();
    await worker.say('activate', {});
    expect(worker.done).toEqual(['forgot bookmoim-offline-0']);
  });
});

test('with a network pages come from it', async () => {
  expect(await startWorker().load('/')).toBe('from the network');
});

describe('a subscription that the push service replaced', () => {
  const note = { endpoint: 'https://push.example/old', token: 'the-token', key: 'site-key' };
  const oldSubscription = { options: { applicationServerKey: 'old-key' } };
  const newSubscription = { endpoint: 'https://push.example/newer' };

  /** The server, and what it was told. */
  function openServer(ok = true) {
    const told: unknown[] = [];
    const fetch: Fetch = async (url, options) => {
      told.push({ url, ...options, body: JSON.parse(String(options?.body)) });
      return { ok };
    };
    return { told, fetch };
  }

  test('is told to the server by the token alone, without a session', async () => {
    const { told, fetch } = openServer();
    const worker = startWorker({ fetch, note });
    await worker.say('pushsubscriptionchange', { oldSubscription, newSubscription });
    expect(told).toEqual([
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

  test('is made anew with the site’s key where the browser made none', async () => {
    const { told, fetch } = openServer();
    const worker = startWorker({ fetch, note });
    // Some browsers say nothing of either.
    await worker.say('pushsubscriptionchange', {});
    expect(worker.done).toEqual(['subscribed with site-key']);
    expect(told).toMatchObject([{ body: { subscription: { endpoint: 'https://push.example/new' } } }]);
  });

  test('is told again with the old endpoint when the server did not take it', async () => {
    const { told, fetch } = openServer(false);
    const worker = startWorker({ fetch, note });
    for (let i = 0; i < 2; i += 1)
      await worker.say('pushsubscriptionchange', { oldSubscription, newSubscription });
    expect(told).toMatchObject([
      { body: { endpoint: note.endpoint } },
      { body: { endpoint: note.endpoint } },
    ]);
  });

  test('without a token is made anew with the same key, and the next page tells it', async () => {
    const { told, fetch } = openServer();
    const worker = startWorker({ fetch });
    await worker.say('pushsubscriptionchange', { oldSubscription, newSubscription: null });
    await worker.say('pushsubscriptionchange', { oldSubscription, newSubscription });
    await worker.say('pushsubscriptionchange', { oldSubscription: null, newSubscription: null });
    expect([worker.done, told]).toEqual([['subscribed with old-key'], []]);
  });
});
