import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp } from '../../support/app.ts';
import { openTestStack, type TestStack } from '../../support/stack.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await openTestStack();
});
afterAll(() => stack.close());

const site = (env: Record<string, string> = {}) =>
  createTestApp(stack, {
    env: { NODE_ENV: 'production', APP_ORIGIN: 'https://bookmoim.kr', BENCH: '1', ...env },
  });
const get = (path: string, host: string, env?: Record<string, string>) =>
  site(env).browser().get(path).set('Host', host);

describe('a request for another host name', () => {
  test.each([
    'evil.example',
    'www.bookmoim.kr',
    'bookmoim.kr.evil.example',
    'bookmoim.kr.',
    '203.0.113.7:3000',
    'localhost:3000',
    '[::1]:3000',
    'xbookmoim.kr',
  ])('%s is sent to the same page of the site, and that is not kept', async (host) => {
    const answer = await get('/books?genre=1&q=%EC%B1%85', host);
    expect(answer.status).toBe(308);
    expect(answer.headers.location).toBe('https://bookmoim.kr/books?genre=1&q=%EC%B1%85');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test.each(['bookmoim.kr', 'BOOKMOIM.kr', 'bookmoim.kr:443', 'bookmoim.kr:8080'])(
    '%s is the site’s own name',
    async (host) => {
      expect((await get('/books', host)).status).toBe(200);
    },
  );

  test.each(['//evil.example/', '/\\evil.example', '/%2F/evil.example', '/@evil.example'])(
    'for %s stays on the site',
    async (path) => {
      const { status, headers } = await get(path, 'evil.example');
      expect(status).toBe(308);
      expect(new URL(String(headers.location)).origin).toBe('https://bookmoim.kr');
    },
  );

  test('also with a whole URL as target stays on the site', async () => {
    const server = site().app.listen(0);
    const { port } = server.address() as AddressInfo;
    const location = await new Promise<string | undefined>((resolve, reject) => {
      request(
        { port, path: 'http://evil.example/books?q=1', headers: { host: 'evil.example' } },
        (answer) => {
          answer.resume();
          resolve(answer.headers.location);
        },
      )
        .on('error', reject)
        .end();
    });
    server.close();
    expect(location).toBe('https://bookmoim.kr/books?q=1');
  });

  test.each(['/', '/static/x/css/site.css', '/share/books/1.png', '/sitemap.xml', '/robots.txt', '/login'])(
    'is sent on for %s too',
    async (path) => {
      expect((await get(path, 'evil.example')).status).toBe(308);
    },
  );

  test.each(['post', 'put', 'delete'] as const)(
    'that would change something (%s) is refused in Korean, and does nothing',
    async (method) => {
      const users = await stack.db.user.count();
      const answer = await site()
        .browser()
        [method]('/signup')
        .set('Host', 'evil.example')
        .set('Origin', 'https://bookmoim.kr')
        .type('form')
        .send({ email: 'a@example.com', nickname: '나그네', password: 'quiet-evening-42', isFourteen: 'on' });
      expect(answer.status).toBe(421);
      expect(answer.text).toContain('다른 주소로 보냈어요');
      expect(await stack.db.user.count()).toBe(users);
    },
  );

  test('is answered where a host asks how the process is', async () => {
    for (const path of ['/healthz', '/readyz']) expect((await get(path, '10.0.0.5:3000')).status).toBe(200);
    const token = 'kq83hf02nvb7x1mc95';
    const metrics = get('/metrics', 'web-1:3000', { METRICS_TOKEN: token });
    expect((await metrics.set('Authorization', `Bearer ${token}`)).status).toBe(200);
  });
});

test('the first of them is logged, whatever strangers send', async () => {
  const app = site();
  for (const host of ['evil.example', 'other.example'])
    await app.browser().get('/').set('Host', host).expect(308);
  const warnings = app.logs.filter(({ msg }) => String(msg).includes('another host name'));
  expect(warnings).toMatchObject([{ host: 'evil.example' }]);
});

test('the host name that a proxy was asked for counts only where a proxy is trusted', async () => {
  const forwarded = (host: string, name: string, env?: Record<string, string>) =>
    get('/books', host, env).set('X-Forwarded-Host', name);
  const trusting = { TRUST_PROXY: '1' };
  expect((await forwarded('web.internal:3000', 'bookmoim.kr', trusting)).status).toBe(200);
  expect((await forwarded('bookmoim.kr', 'evil.example', trusting)).status).toBe(308);
  expect((await forwarded('web.internal:3000', 'bookmoim.kr')).status).toBe(308);
  expect((await forwarded('bookmoim.kr', 'evil.example')).status).toBe(200);
});

test('a site on this machine alone may be opened by each of its names', async () => {
  const env = { APP_ORIGIN: 'http://localhost:3000' };
  for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000'])
    expect((await get('/books', host, env)).status).toBe(200);
  expect((await get('/books', 'evil.example', env)).status).toBe(308);
});

test('in development other names are served: a phone in the same network opens the page', async () => {
  expect((await createTestApp(stack).browser().get('/books').set('Host', '192.168.0.5:3000')).status).toBe(
    200,
  );
});

describe('what only this machine may see', () => {
  const app = () => createTestApp(stack).browser();

  test.each(['/dev/mail', '/metrics'])('%s is there under the names of this machine alone', async (path) => {
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000'])
      expect((await app().get(path).set('Host', host)).status).toBe(200);
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:3000', '10.0.0.5'])
      expect((await app().get(path).set('Host', host)).status).toBe(404);
  });

  test.each(['X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'Forwarded', 'Via', 'CF-Ray'])(
    'is not there through a proxy that adds %s',
    async (name) => {
      for (const path of ['/dev/mail', '/metrics'])
        expect((await app().get(path).set('Host', 'localhost').set(name, '127.0.0.1')).status).toBe(404);
    },
  );
});

test('in production nobody reads /metrics without a token, not even on this machine', async () => {
  for (const host of ['localhost:3000', 'bookmoim.kr'])
    expect((await get('/metrics', host)).status).toBe(404);
});
