import { createECDH } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { saveSubscription } from '../../src/alarms/push-subscription-repository.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createPerson, createSession, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let member: TestPerson;
let stranger: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { env: { PUSH_SERVICES: 'push.example.com' } });
});
beforeEach(async () => {
  await stack.pool.query('DELETE FROM push_subscriptions; DELETE FROM push_renewals');
  [member, stranger] = await Promise.all([createPerson(stack), createPerson(stack)]);
});
afterAll(() => stack.close());

const browser = createECDH('prime256v1');
browser.generateKeys();
const keys = { p256dh: browser.getPublicKey('base64url'), auth: 'A'.repeat(22) };
const first = 'https://fcm.googleapis.com/fcm/send/1';
const second = 'https://fcm.googleapis.com/fcm/send/2';
const subscription = (endpoint = first) => ({ endpoint, expirationTime: null, keys });
const sendText = (path: string, text: string, person: Pick<TestPerson, 'cookie'> = member) =>
  app
    .browser()
    .post(path)
    .set('Cookie', person.cookie)
    .set('x-csrf-token', 'test-token')
    .set('content-type', 'application/json')
    .send(text);
const send = (path: string, body: unknown, person: Pick<TestPerson, 'cookie'> = member) =>
  sendText(path, JSON.stringify(body), person);
const owners = async () =>
  (await stack.db.pushSubscription.findMany({ orderBy: { endpoint: 'asc' } })).map(({ endpoint, userId }) => [
    endpoint,
    userId,
  ]);

describe('Web Push of a browser', () => {
  test('belongs to the person who subscribed last, and only she can unsubscribe', async () => {
    await send('/push/subscriptions', subscription()).expect(204);
    await send('/push/subscriptions', subscription()).expect(204);
    expect(await owners()).toEqual([[first, member.id]]);
    await send('/push/subscriptions/delete', subscription(), stranger).expect(204);
    expect(await owners()).toHaveLength(1);
    await send('/push/subscriptions', subscription(), stranger).expect(204);
    expect(await owners()).toEqual([[first, stranger.id]]);
    await send('/push/subscriptions/delete', subscription(), stranger).expect(204);
    expect(await owners()).toEqual([]);
    expect(await stack.db.pushRenewal.count()).toBe(0);
  });

  test('is kept for the ten latest browsers of a person', async () => {
    const address = (i: number) => `https://push.example.com/${String(i).padStart(2, '0')}`;
    for (let i = 0; i < 12; i += 1) await send('/push/subscriptions', subscription(address(i))).expect(204);
    const latest = Array.from({ length: 10 }, (_, i) => address(i + 2));
    expect((await owners()).map(([endpoint]) => endpoint)).toEqual(latest);
    const renewals = await stack.db.pushRenewal.findMany({ orderBy: { endpoint: 'asc' } });
    expect(renewals.map(({ endpoint }) => endpoint)).toEqual(latest);
  });

  test.for([
    'https://push.example.org/abc',
    'https://localhost/abc',
    'https://127.0.0.1/abc',
    'http://127.0.0.1:4000/abc',
    'https://169.254.169.254/latest/meta-data',
    'https://redis.railway.internal/abc',
    'https://user:secret@fcm.googleapis.com/abc',
    'https://fcm.googleapis.com:8443/abc',
    'http://fcm.googleapis.com/abc',
    'https://fcm.googleapis.com/\u0000',
    'https://fcm.googleapis.com/가',
    'javascript:alert(1)',
    'not an address',
    `https://fcm.googleapis.com/${'a'.repeat(1_000)}`,
  ])('is refused with a Korean sentence for %j', async (endpoint) => {
    const { text } = await send('/push/subscriptions', subscription(endpoint)).expect(422);
    expect(text).toContain('이 브라우저의 알림 서비스로는 보낼 수 없어요.');
    expect(await owners()).toEqual([]);
  });

  test.for([
    ['no keys', { endpoint: first }],
    ['a NUL in the key', { ...subscription(), keys: { ...keys, p256dh: `\u0000${keys.p256dh.slice(1)}` } }],
    ['a key off the curve', { ...subscription(), keys: { ...keys, p256dh: 'B'.repeat(87) } }],
    ['a NUL in the secret', { ...subscription(), keys: { ...keys, auth: `${'A'.repeat(21)}\u0000` } }],
    ['a list', []],
    ['null', null],
    ['a text', 'x'],
  ] as const)('is refused with %s', async ([, body]) => {
    const { status } = await send('/push/subscriptions', body);
    expect([400, 422]).toContain(status);
    expect(await owners()).toEqual([]);
  });

  test('answers 422 to an endpoint with a NUL', async () => {
    await send('/push/subscriptions/delete', { endpoint: 'https://fcm.googleapis.com/\u0000' }).expect(422);
  });

  test('accepts sixty subscriptions an hour per account', async () => {
    for (let i = 0; i < 60; i += 1) await app.live.rateLimits.count('push-subscribe', member.id);
    const refused = await send('/push/subscriptions', subscription()).expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await send('/push/subscriptions', subscription(), stranger).expect(204);
  });

  test('ends with the session that subscribed, whatever the page did', async () => {
    await send('/push/subscriptions', subscription()).expect(204);
    const another = await createSession(stack, member.id);
    await send('/push/subscriptions', subscription(second), another).expect(204);
    await app
      .browser()
      .post('/logout')
      .set('Cookie', member.cookie)
      .type('form')
      .send({ _csrf: 'test-token' })
      .expect(303);
    await expect.poll(owners).toEqual([[second, member.id]]);
    expect(await stack.db.pushRenewal.count()).toBe(1);
  });

  test('can read the key of the site', async () => {
    const { body } = await app.browser().get('/push/key').set('Cookie', member.cookie).expect(200);
    expect(body).toEqual({ key: expect.stringMatching(/^[\w-]{87}$/) });
  });
});

describe('a service worker without a session', () => {
  const tokenOf = async (person = member, endpoint = first) =>
    String(
      (await send('/push/subscriptions', subscription(endpoint), person).expect(204)).headers[
        'push-renewal-token'
      ],
    );
  const renew = (body: unknown) =>
    app
      .browser()
      .post('/push/subscriptions/renew')
      .send(body as object);
  const renewal = (token: string, to = second) => ({
    endpoint: first,
    token,
    subscription: subscription(to),
  });

  test('renews its subscription with its token, and may repeat the request', async () => {
    const token = await tokenOf();
    expect(token).toMatch(/^[\w-]{43}$/);
    await renew(renewal(token)).expect(204);
    await renew(renewal(token)).expect(204);
    expect(await owners()).toEqual([[second, member.id]]);
    expect(JSON.stringify(await stack.db.pushRenewal.findMany())).not.toContain(token);
  });

  test('renews a subscription that was deleted after a 410 of its push service', async () => {
    const token = await tokenOf();
    await stack.pool.query('DELETE FROM push_subscriptions');
    await renew(renewal(token)).expect(204);
    expect(await owners()).toEqual([[second, member.id]]);
  });

  test('renews a dead subscription', async () => {
    const token = await tokenOf();
    await stack.pool.query('UPDATE push_subscriptions SET dead_at = now(), failed_count = 3');
    await renew(renewal(token, first)).expect(204);
    expect(await stack.db.pushSubscription.findMany()).toMatchObject([
      { endpoint: first, deadAt: null, failedCount: 0 },
    ]);
  });

  test('needs no CSRF token while the person is logged in', async () => {
    const token = await tokenOf();
    await renew(renewal(token)).set('Cookie', member.cookie).expect(204);
  });

  test.for([
    ['another token', async () => renewal('A'.repeat(43))],
    [
      'the token of another endpoint',
      async () => ({
        ...renewal(await tokenOf()),
        endpoint: second,
        subscription: subscription('https://fcm.googleapis.com/3'),
      }),
    ],
  ] as const)('renews nothing with %s', async ([, body]) => {
    const { text } = await renew(await body()).expect(404);
    expect(text).toContain('이 기기의 알림 등록을 찾을 수 없어요.');
  });

  test('renews nothing with a token that was replaced', async () => {
    const old = await tokenOf();
    await tokenOf();
    await renew(renewal(old)).expect(404);
    expect(await owners()).toEqual([[first, member.id]]);
  });

  test('renews nothing after a new password, a log-out or switching off', async () => {
    const ended = await tokenOf();
    await stack.pool.query('UPDATE users SET session_epoch = 1 WHERE id = $1', [member.id]);
    await renew(renewal(ended)).expect(404);
    const off = await tokenOf(stranger);
    await send('/push/subscriptions/delete', subscription(), stranger).expect(204);
    await renew(renewal(off)).expect(404);
    expect(await owners()).toEqual([]);
  });

  test('cannot take over a browser that another person subscribed with', async () => {
    const token = await tokenOf();
    await saveSubscription(stack.pool, stranger.id, { endpoint: second, ...keys });
    await renew(renewal(token)).expect(404);
    expect(await owners()).toEqual([
      [first, member.id],
      [second, stranger.id],
    ]);
  });

  test('must name a listed push service and come from this site', async () => {
    const token = await tokenOf();
    await renew(renewal(token, 'https://push.example.org/2')).expect(422);
    await renew(renewal(token)).set('Origin', 'https://evil.example').expect(403);
    expect(await owners()).toEqual([[first, member.id]]);
  });

  test('may renew sixty times an hour from one address', async () => {
    for (let i = 0; i < 60; i += 1) await app.live.rateLimits.count('push-renew', '203.0.113.7');
    const proxied = createTestApp(stack, { env: { TRUST_PROXY: '1' } });
    const ask = (address: string) =>
      proxied
        .browser()
        .post('/push/subscriptions/renew')
        .set('X-Forwarded-For', address)
        .send(renewal('A'.repeat(43)));
    await ask('203.0.113.7').expect(429);
    await ask('203.0.113.8').expect(404);
  });
});

describe('random JSON', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\u0000', '\ud800', first, `${first}\u0000`, keys.p256dh, keys.auth, 'A'.repeat(43)),
    fc.jsonValue(),
  );
  const body = fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        endpoint: odd,
        keys: fc.oneof(odd, fc.record({ p256dh: odd, auth: odd })),
        token: odd,
        subscription: odd,
      },
      { requiredKeys: [] },
    ),
    fc.record({
      endpoint: odd,
      token: odd,
      subscription: fc.record({ endpoint: odd, keys: fc.record({ p256dh: odd, auth: odd }) }),
    }),
  );

  test.for(['/push/subscriptions', '/push/subscriptions/delete', '/push/subscriptions/renew'])(
    '%s never answers with a server error',
    async (path) => {
      const unlimited = createTestApp(stack, { isThrottled: false });
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(
            body.map((value) => JSON.stringify(value)),
            fc.string(),
          ),
          async (text) => {
            const { status } = await unlimited
              .browser()
              .post(path)
              .set('Cookie', member.cookie)
              .set('x-csrf-token', 'test-token')
              .set('content-type', 'application/json')
              .send(text);
            expect(status).toBeLessThan(500);
          },
        ),
        { numRuns: 150 },
      );
    },
  );
});
