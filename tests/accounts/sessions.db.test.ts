import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSessionIndex, mostSessions } from '../../src/platform/http/session-index.ts';
import { createSessionReader } from '../../src/platform/http/session-reader.ts';
import { createTestApp, csrfOf, signedUp, silentSockets, type TestApp } from '../support/app.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
const ended: string[] = [];
let now = new Date();
const clock = { now: () => now };
const dayMs = 24 * 60 * 60 * 1_000;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, {
    clock,
    sockets: () => ({ ...silentSockets, endSession: (sessionId) => ended.push(sessionId) }),
  });
});
afterAll(() => stack.close());

const sessionKeys = () => stack.redis.keys('sess:*');
const logIn = (person: Record<string, string>) => app.browser().post('/login').type('form').send(person);
const cookieOf = (answer: { headers: Record<string, unknown> }) =>
  (answer.headers['set-cookie'] as string[]).find((cookie) => cookie.startsWith('sid=')) ?? '';
const sent = (cookie: string) => cookie.split(';', 1)[0] ?? '';
const isLoggedIn = async (cookie: string) =>
  (await app.browser().get('/settings').set('Cookie', sent(cookie))).status === 200;
const sessionIdOf = (cookie: string) =>
  /^s:([^.]+)\./.exec(decodeURIComponent(sent(cookie).slice('sid='.length)))?.[1] ?? '';

describe('an account', () => {
  test('has at most twenty sessions: the oldest ends, with its sockets and a line in the security log', async () => {
    await stack.redis.flushdb();
    ended.length = 0;
    const { person } = await signedUp(app);
    const [first = ''] = await sessionKeys();
    const cookies: string[] = [];
    for (let i = 0; i < mostSessions; i += 1) {
      now = new Date(now.getTime() + 1);
      cookies.push(cookieOf(await logIn(person).expect(303)));
    }
    expect(await sessionKeys()).toHaveLength(mostSessions);
    expect(ended.map((id) => `sess:${id}`)).toEqual([first]);
    expect(await isLoggedIn(cookies[0] ?? '')).toBe(true);
    expect(app.logs.filter(({ event }) => event === 'session-evicted')).toEqual([
      expect.objectContaining({ count: 1, accountId: expect.any(Number), addressBlock: '127.0.0.1' }),
    ]);
  });

  test('has at most twenty sessions also when it logs in ten times at once, four times', async () => {
    await stack.redis.flushdb();
    const { person } = await signedUp(app);
    // Ten at a time: one address may have twelve passwords checked or waiting.
    for (let round = 0; round < 4; round += 1)
      await Promise.all(Array.from({ length: 10 }, () => logIn(person).expect(303)));
    expect(await sessionKeys()).toHaveLength(mostSessions);
  });

  test('does not lose a session because of others that ended by themselves', async () => {
    await stack.redis.flushdb();
    const index = createSessionIndex(stack.redis, clock);
    for (let i = 0; i < 30; i += 1) {
      await stack.redis.set(`sess:s${i}`, '{}');
      if (i % 2 === 0) await stack.redis.del(`sess:s${i}`);
      expect(await index.admit(1, `s${i}`)).toEqual([]);
    }
    expect(await stack.redis.zcard('sessions-of:1')).toBeLessThanOrEqual(mostSessions);
  });

  test('goes on logging in after Redis lost the index', async () => {
    const { person } = await signedUp(app);
    await stack.redis.flushdb();
    expect(await isLoggedIn(cookieOf(await logIn(person).expect(303)))).toBe(true);
  });
});

test('a session that was ended while a request was under way stays ended', async () => {
  const { person } = await signedUp(app);
  const cookie = cookieOf(await logIn({ ...person, keep: 'on' }).expect(303));
  const key = `sess:${sessionIdOf(cookie)}`;
  // A day later the request changes the session and stores it at its end.
  now = new Date(now.getTime() + dayMs);
  const get = stack.redis.get.bind(stack.redis);
  stack.redis.get = (async (name: string) => {
    const value = await get(name);
    if (name === key) await stack.redis.del(key);
    return value;
  }) as typeof stack.redis.get;
  await app.browser().get('/').set('Cookie', sent(cookie)).expect(200);
  stack.redis.get = get;
  expect(await stack.redis.exists(key)).toBe(0);
});

describe('staying logged in', () => {
  const keptFor = async (fields: Record<string, string>) => {
    const { person } = await signedUp(app);
    const cookie = cookieOf(await logIn({ ...person, ...fields }).expect(303));
    return { cookie, ttl: await stack.redis.ttl(`sess:${sessionIdOf(cookie)}`) };
  };

  test('when asked for lasts sixty days in the browser and in Redis', async () => {
    const { cookie, ttl } = await keptFor({ keep: 'on' });
    expect(cookie).toMatch(/; Max-Age=5184000$/);
    expect(cookie).toContain('; Expires=');
    expect(ttl).toBeGreaterThan(60 * 24 * 60 * 60 - 60);
  });

  test.each([{}, { keep: 'off' }, { keep: '' }])(
    'when not asked for (%j) ends with the browser',
    async (fields) => {
      const { cookie, ttl } = await keptFor(fields);
      expect(cookie).not.toMatch(/Max-Age|Expires/);
      expect(ttl).toBeGreaterThan(24 * 60 * 60 - 60);
      expect(ttl).toBeLessThanOrEqual(24 * 60 * 60);
    },
  );

  test('slides: a visit after a day renews the cookie and the session for sixty days', async () => {
    const { cookie } = await keptFor({ keep: 'on' });
    const key = `sess:${sessionIdOf(cookie)}`;
    const visit = () => app.browser().get('/').set('Cookie', sent(cookie)).expect(200);
    expect((await visit()).headers['set-cookie']).toBeUndefined();
    await stack.redis.expire(key, 1_000);
    now = new Date(now.getTime() + dayMs);
    expect(cookieOf(await visit())).toMatch(/^sid=.*; Max-Age=5184000$/);
    expect(await stack.redis.ttl(key)).toBeGreaterThan(60 * 24 * 60 * 60 - 60);
  });

  test('outlives the two weeks of other sessions, and ends a year after the log-in', async () => {
    const kept = (await keptFor({ keep: 'on' })).cookie;
    const plain = (await keptFor({})).cookie;
    const start = now;
    now = new Date(start.getTime() + 15 * dayMs);
    expect([await isLoggedIn(kept), await isLoggedIn(plain)]).toEqual([true, false]);
    now = new Date(start.getTime() + 366 * dayMs);
    expect(await isLoggedIn(kept)).toBe(false);
    now = start;
  });

  test('is known to sockets too, which outlive two weeks with it', async () => {
    const read = createSessionReader({
      redis: stack.redis,
      secrets: app.live.env.SESSION_SECRET,
      publicOrigin: app.live.env.APP_ORIGIN,
    });
    const kept = await read(sent((await keptFor({ keep: 'on' })).cookie));
    const plain = await read(sent((await keptFor({})).cookie));
    expect([kept?.isKept, plain?.isKept]).toEqual([true, undefined]);
  });

  test('ends with the log-out', async () => {
    const { cookie } = await keptFor({ keep: 'on' });
    const { text } = await app.browser().get('/').set('Cookie', sent(cookie)).expect(200);
    const answer = await app
      .browser()
      .post('/logout')
      .set('Cookie', sent(cookie))
      .type('form')
      .send({ _csrf: csrfOf(text) })
      .expect(303);
    expect(cookieOf(answer)).toMatch(/^sid=;.*Expires=Thu, 01 Jan 1970/);
    expect(cookieOf(answer)).not.toContain('Max-Age');
    expect(await isLoggedIn(cookie)).toBe(false);
  });

  test('is asked for by a box on the form, which stays ticked when the log-in fails', async () => {
    expect((await app.browser().get('/login')).text).toMatch(
      /<input type="checkbox" name="keep" value="on">/,
    );
    const again = await logIn({ email: 'nobody@example.com', password: 'wrong password', keep: 'on' });
    expect(again.text).toMatch(/name="keep" value="on" checked/);
  });
});

test('on an https site the kept session and the known device have Secure __Host- cookies', async () => {
  const origin = 'https://bookmoim.example';
  const secure = createTestApp(stack, { env: { APP_ORIGIN: origin } });
  const { person } = await signedUp(app);
  const answer = await secure
    .browser()
    .post('/login')
    .set('Origin', origin)
    .type('form')
    .send({ ...person, keep: 'on' })
    .expect(303);
  const [session, device] = answer.headers['set-cookie'] as unknown as string[];
  expect(session).toMatch(
    /^__Host-sid=.*; Path=\/; Expires=.*; HttpOnly; Secure; SameSite=Lax; Max-Age=5184000$/,
  );
  expect(device).toMatch(/^__Host-device=.*; Path=\/; Expires=.*; HttpOnly; Secure; SameSite=Lax$/);
});

test('the path that was asked for is kept through sign-up and the way back to log-in', async () => {
  const loginPage = await app.browser().get('/login?next=%2Fmeetings%2Fnew%3FbookId%3D1');
  expect(loginPage.text).toContain('href="/signup?next=%2Fmeetings%2Fnew%3FbookId%3D1"');
  const page = await app.browser().get('/signup?next=%2Fmeetings%2Fnew%3FbookId%3D1');
  expect(page.text).toContain('name="next" value="/meetings/new?bookId=1"');
  expect(page.text).toContain('href="/login?next=%2Fmeetings%2Fnew%3FbookId%3D1"');
  const signUp = (next: string, number: number) =>
    app
      .browser()
      .post('/signup')
      .type('form')
      .send({
        email: `next${number}@example.com`,
        nickname: `다음독자${number}`,
        password: 'quiet-evening-42',
        isFourteen: 'on',
        next,
      });
  await signUp('/meetings/new?bookId=1', 1).expect(303).expect('location', '/meetings/new?bookId=1');
  await signUp('//evil.example', 2).expect(303).expect('location', '/quiz');
});
