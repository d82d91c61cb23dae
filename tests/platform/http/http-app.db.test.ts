import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, signedUp, type TestApp } from '../../support/app.ts';
import { openTestStack, type TestStack } from '../../support/stack.ts';

let stack: TestStack;
let app: TestApp;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
});
afterAll(() => stack.close());

/** Reads an answer as it came, for the client of the tests, which does not unpack brotli. */
async function bytesOf(answer: unknown, done: (error: Error | null, bytes: Buffer) => void): Promise<void> {
  done(null, await buffer(answer as NodeJS.ReadableStream));
}

const get = (path: string) => app.browser().get(path);
const policyOf = (answer: { headers: Record<string, unknown> }) =>
  String(answer.headers['content-security-policy']);

describe('every page', () => {
  test.each(['/', '/login', '/signup', '/no-such-page'])('%s carries the security headers', async (path) => {
    const answer = await get(path);
    expect(policyOf(answer)).toMatch(/script-src 'self' 'nonce-[^']{20,}'/);
    expect(policyOf(answer)).not.toContain('unsafe');
    expect(policyOf(answer)).toContain("frame-ancestors 'none'");
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(answer.headers['x-powered-by']).toBeUndefined();
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('has a nonce of its own', async () => {
    expect(policyOf(await get('/'))).not.toBe(policyOf(await get('/')));
  });

  test('comes compressed as the browser accepts it', async () => {
    const packed = await get('/login').set('Accept-Encoding', 'gzip, deflate, br').parse(bytesOf);
    expect(packed.headers['content-encoding']).toBe('br');
    expect(packed.headers.vary).toContain('Accept-Encoding');
    expect(brotliDecompressSync(packed.body as Buffer).toString()).toContain('<title>로그인');

    // The client of the tests unpacks gzip itself.
    const gzipped = await get('/login').set('Accept-Encoding', 'gzip');
    expect(gzipped.headers['content-encoding']).toBe('gzip');
    expect(gzipped.headers.vary).toContain('Accept-Encoding');
    expect(gzipped.text).toContain('<title>로그인');

    const plain = await get('/login').set('Accept-Encoding', 'br;q=0, identity');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers.vary).toContain('Accept-Encoding');
    expect(plain.text).toContain('<title>로그인');
  });

  test('of a logged-in person is not kept by the browser', async () => {
    const { browser } = await signedUp(app);
    expect((await browser.get('/')).headers['cache-control']).toBe('no-store');
  });

  test('tells browsers to stay on https when the site is', async () => {
    const secure = createTestApp(stack, { env: { APP_ORIGIN: 'https://bookmoim.example' } });
    const answer = await secure.browser().get('/');
    expect(answer.headers['strict-transport-security']).toBe('max-age=63072000');
    expect(policyOf(answer)).toContain('wss://bookmoim.example');
  });
});

test('HTTPS is demanded of the other hosts below the site only when its owner says so', async () => {
  const env = { APP_ORIGIN: 'https://bookmoim.example', HSTS_SUBDOMAINS: '1' };
  const answer = await createTestApp(stack, { env }).browser().get('/');
  expect(answer.headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
});

test.each([
  ['/', 'text/html; charset=utf-8'],
  ['/no-such-page', 'text/html; charset=utf-8'],
  ['/static/x/css/site.css', 'text/css; charset=utf-8'],
  ['/static/x/sw.js', 'text/javascript; charset=utf-8'],
  ['/robots.txt', 'text/plain; charset=utf-8'],
  ['/sitemap.xml', 'application/xml; charset=utf-8'],
  ['/healthz', 'application/json; charset=utf-8'],
])('%s says that it is %s, and stands in no frame', async (path, type) => {
  const { headers } = await get(path);
  expect(headers['content-type']).toBe(type);
  if (path !== '/healthz') {
    expect(policyOf({ headers })).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
});

describe('an error page', () => {
  test.each(['/no-such-page', '/%E0%A4%A', '/books/../../etc'])(
    'for %s says in Korean that it is not there',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(404);
      expect(answer.text).toContain('찾는 페이지가 없어요');
    },
  );

  test('for a fault of ours gives the number to tell us, and no detail', async () => {
    const pool = Object.assign(Object.create(stack.pool), {
      query: () => Promise.reject(new Error('boom in the engine room')),
    });
    const { person } = await signedUp(app);
    const broken = createTestApp({ ...stack, pool });
    const answer = await broken.browser().post('/login').type('form').send(person);
    expect(answer.status).toBe(500);
    expect(answer.text).toContain(answer.headers['x-request-id']);
    expect(answer.text).not.toContain('boom');
    expect(JSON.stringify(broken.logs)).toContain('boom in the engine room');
  });

  test('answers 413 for a form that is too large, and logs none of it', async () => {
    const answer = await app
      .browser()
      .post('/login')
      .type('form')
      .send(`password=hunter2${'x'.repeat(70_000)}`);
    expect(answer.status).toBe(413);
    expect(answer.text).toContain('너무 커요');
    expect(JSON.stringify(app.logs)).not.toContain('hunter2');
  });

  test('answers 413 for a thousand parameters', async () => {
    const body = Array.from({ length: 1_001 }, (_, i) => `a${i}=1`).join('&');
    await app.browser().post('/login').type('form').send(body).expect(413);
  });

  test('answers what Express cannot decode with 4xx, never 500', async () => {
    const strange = app
      .browser()
      .post('/login')
      .set('Content-Type', 'application/x-www-form-urlencoded; charset=utf-7');
    expect((await strange.send('a=1')).status).toBe(415);
    await app
      .browser()
      .post('/login')
      .type('form')
      .set('Content-Encoding', 'gzip')
      .send('not gzip at all')
      .expect(400);
    await app.browser().post('/login').type('json').send({ email: 'a@b.co', password: 'x' }).expect(422);
  });

  test('says first in its title that a form was refused', async () => {
    const { browser, csrf } = await signedUp(app);
    const forms = [
      ['/signup', {}],
      ['/login', { email: 'nobody@example.com', password: 'wrong-wrong-1' }],
      ['/password/forgot', {}],
    ] as const;
    for (const [path, fields] of forms) {
      const answer = await app.browser().post(path).type('form').send(fields).expect(422);
      expect(answer.text, path).toMatch(/<title>오류: \S/);
    }
    const refused = await browser.post('/settings').type('form').send({ _csrf: csrf, leadMinutes: '7' });
    expect([refused.status, /<title>오류: 설정/.test(refused.text)]).toEqual([422, true]);
    expect((await get('/login')).text).toMatch(/<title>로그인/);
  });

  test('never shows a stack', async () => {
    const answer = await get('/%E0%A4%A');
    expect(answer.text).not.toMatch(/at .*\.(ts|js):\d+/);
  });
});

describe('health', () => {
  test('/healthz says ok while the process can answer', async () => {
    const answer = await get('/healthz').expect(200);
    expect(answer.body).toEqual({ status: 'ok' });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('/readyz names each dependency, and is not ready while draining', async () => {
    const draining = createTestApp(stack);
    expect((await draining.browser().get('/readyz').expect(200)).body).toEqual({
      status: 'ok',
      checks: { postgres: 'ok', redis: 'ok' },
      worker: { lastTickSecondsAgo: null },
    });
    draining.readiness.drain();
    expect((await draining.browser().get('/readyz').expect(503)).body.status).toBe('draining');
    await draining.browser().get('/healthz').expect(200);
  });
});

describe('static files', () => {
  test('are kept for a year under their version, and asked for again under another', async () => {
    const { text } = await get('/');
    const href = /href="(\/static\/[^"]+site\.css)"/.exec(text)?.[1] ?? '';
    const answer = await get(href).expect(200);
    expect(answer.headers['cache-control']).toContain('immutable');
    const other = await get(href.replace(/static\/[^/]+/, 'static/older')).expect(200);
    expect(other.headers['cache-control']).toBe('no-cache');
  });

  test('hold the whole stylesheet in one file', async () => {
    const { text } = await get('/static/x/css/site.css').expect(200);
    expect(text).toContain('@layer reset,tokens');
    expect(text).toContain('.site-header');
    expect(text).not.toContain('@import');
  });

  test('include the icon that programs ask for without a link', async () => {
    const answer = await get('/favicon.ico').expect(200);
    expect(answer.headers['content-type']).toMatch(/^image\/(x-icon|vnd\.microsoft\.icon)/);
    expect([...(answer.body as Buffer).subarray(0, 4)]).toEqual([0, 0, 1, 0]);
  });

  test('stay inside their folder', async () => {
    for (const path of [
      '/static/x/../../package.json',
      '/static/x/%2e%2e/%2e%2e/package.json',
      '/static/x/..%2f..%2fpackage.json',
    ]) {
      expect((await get(path)).status).toBeGreaterThanOrEqual(400);
    }
  });

  test('include the web font', async () => {
    const { text } = await get('/static/x/css/site.css').expect(200);
    const faces = [...text.matchAll(/url\((\.\.\/fonts\/[^)]+)\)/g)].map(([, path = '']) => path);
    expect(faces.length).toBeGreaterThan(80);
    await get(new URL(faces.at(-1) ?? '', 'http://host/static/x/css/').pathname).expect(200);
  });
});

test('the log holds a line per request with its id, and no query, cookie or form', async () => {
  await signedUp(app, { password: 'a-secret-evening-7' });
  const answer = await get('/login?next=/private-place');
  const logged = JSON.stringify(app.logs);
  expect(app.logs).toContainEqual(
    expect.objectContaining({
      requestId: answer.headers['x-request-id'],
      req: { method: 'GET', path: '/login' },
    }),
  );
  expect(logged).not.toMatch(/private-place|a-secret-evening-7|sid=|s%3A/);
});
