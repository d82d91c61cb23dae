import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { saveSubscription } from '../../src/alarms/push-subscription-repository.ts';
import { sessionHashOf } from '../../src/alarms/session-hash.ts';
import { createTestApp, csrfOf, signedUp, silentSockets, type TestApp } from '../support/app.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let now = new Date();
const ended: string[] = [];

beforeAll(async () => {
  stack = await openTestStack();
});
beforeEach(async () => {
  await stack.redis.flushdb();
  ended.length = 0;
  app = createTestApp(stack, {
    clock: { now: () => now },
    sockets: () => ({ ...silentSockets, endSession: (sessionId) => ended.push(sessionId) }),
  });
});
afterAll(() => stack.close());

type Person = Awaited<ReturnType<typeof signedUp>>;
const prove = ({ browser, csrf }: Pick<Person, 'browser' | 'csrf'>, fields: Record<string, string>) =>
  browser
    .post('/settings/proof')
    .type('form')
    .send({ _csrf: csrf, back: '/settings', ...fields });
const sessionIds = async () => (await stack.redis.keys('sess:*')).map((key) => key.slice('sess:'.length));
const provenAtOf = async (sessionId = '') =>
  JSON.parse((await stack.redis.get(`sess:${sessionId}`)) ?? '{}').provenAt;

describe('the proof page', () => {
  test('leads back to the page that asked, and to no other site', async () => {
    const { browser, csrf, person } = await signedUp(app);
    const page = await browser.get('/settings/proof?back=%2Fsettings%2Femail%3Fx%3D1').expect(200);
    expect(page.text).toContain('value="/settings/email?x=1"');
    const { password } = person;
    await prove({ browser, csrf }, { password, back: '/settings/email?x=1' })
      .expect(303)
      .expect('location', '/settings/email?x=1');
    for (const back of ['//evil.example', 'https://evil.example', '/\\evil.example', ''])
      await prove({ browser, csrf }, { password, back }).expect(303).expect('location', '/settings');
    expect((await browser.get('/settings/proof?back=//evil.example')).text).not.toContain('evil.example"');
  });

  test('gives the session a new id and a fresh proof, and keeps forms and "stay logged in"', async () => {
    const { person } = await signedUp(app);
    await stack.redis.flushdb();
    const browser = app.browser();
    await browser
      .post('/login')
      .type('form')
      .send({ ...person, keep: 'on' })
      .expect(303);
    const csrf = csrfOf((await browser.get('/')).text);
    const [before = ''] = await sessionIds();
    now = new Date(now.getTime() + 60 * 60_000);
    await prove({ browser, csrf }, { password: person.password }).expect(303);
    const [after = '', ...others] = await sessionIds();
    expect(others).toEqual([]);
    expect(after).not.toBe(before);
    expect(ended).toEqual([before]);
    expect(await provenAtOf(after)).toBe(now.getTime());
    // The form that was open before is still accepted, and the session lasts for 60 days.
    await prove({ browser, csrf }, { password: person.password }).expect(303);
    const [last = ''] = await sessionIds();
    expect(await stack.redis.ttl(`sess:${last}`)).toBeGreaterThan(59 * 24 * 60 * 60);
    expect(JSON.parse((await stack.redis.get(`sess:${last}`)) ?? '').passport.user.isKept).toBe(true);
  });

  test('takes Web Push of this browser along to the new id', async () => {
    const { browser, csrf, person } = await signedUp(app);
    const { id } = await stack.db.user.findUniqueOrThrow({ where: { email: person.email } });
    const [before = ''] = await sessionIds();
    const subscription = { endpoint: `https://push.example/${id}`, p256dh: 'p', auth: 'a' };
    const secrets = { sessionHash: sessionHashOf(before), tokenHash: null };
    await saveSubscription(stack.pool, id, subscription, secrets);
    await prove({ browser, csrf }, { password: person.password }).expect(303);
    const [after = ''] = await sessionIds();
    const row = await stack.db.pushSubscription.findUniqueOrThrow({
      where: { endpoint: subscription.endpoint },
    });
    expect(row.sessionHash).toBe(sessionHashOf(after));
  });

  test('refuses a wrong or empty password as the log-in does, with the way back kept', async () => {
    const { browser, csrf } = await signedUp(app);
    const [sessionId] = await sessionIds();
    const stamp = await provenAtOf(sessionId);
    now = new Date(now.getTime() + 60_000);
    const wrong = await prove({ browser, csrf }, { password: 'wrong', back: '/settings/email' }).expect(422);
    expect(wrong.text).toContain('비밀번호가 맞지 않아요. 다시 확인해 주세요.');
    expect(wrong.text).toContain('value="/settings/email"');
    await prove({ browser, csrf }, { password: '' }).expect(422);
    expect(await provenAtOf(sessionId)).toBe(stamp);
  });

  test('shares its failures with the log-in: neither gives more guesses than the other', async () => {
    const { browser, csrf, person } = await signedUp(app);
    for (let i = 0; i < 3; i += 1) await prove({ browser, csrf }, { password: 'wrong' }).expect(422);
    for (let i = 0; i < 2; i += 1)
      await browser
        .post('/login')
        .type('form')
        .send({ ...person, password: 'wrong' })
        .expect(422);
    const refused = await prove({ browser, csrf }, { password: person.password }).expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await browser.post('/login').type('form').send(person).expect(429);
  });

  test('has a limit for each account, whatever device asks', async () => {
    const { browser, csrf, person } = await signedUp(app);
    const { id } = await stack.db.user.findUniqueOrThrow({ where: { email: person.email } });
    for (let i = 0; i < 30; i += 1) await app.live.rateLimits.count('fresh-proof', id);
    await prove({ browser, csrf }, { password: person.password }).expect(429);
    const proofs = app.logs.filter(({ event }) => event === 'fresh-proof');
    expect(proofs).toEqual([expect.objectContaining({ outcome: 'limited', accountId: id })]);
  });

  test('shows an account without a password the way to set one', async () => {
    const { browser, person } = await signedUp(app);
    await stack.db.user.update({ where: { email: person.email }, data: { passwordHash: null } });
    const { text } = await browser.get('/settings/proof').expect(200);
    expect(text).toContain('href="/password/forgot"');
    expect(text).not.toContain('name="password"');
  });

  test('asks visitors to log in', async () => {
    await app.browser().get('/settings/proof').expect(302);
    await app.browser().post('/settings/proof').type('form').send({ password: 'x' }).expect(401);
  });
});
