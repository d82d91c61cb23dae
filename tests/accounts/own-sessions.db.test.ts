import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { saveSubscription } from '../../src/alarms/push-subscription-repository.ts';
import { sessionHashOf } from '../../src/alarms/session-hash.ts';
import { createTestApp, csrfOf, signedUp, silentSockets, type TestApp } from '../support/app.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { userAgents } from '../support/user-agents.ts';

let stack: TestStack;
let app: TestApp;
let now = new Date();
const ended: string[] = [];
const endedAll: number[] = [];
const hourSeconds = 60 * 60;

beforeAll(async () => {
  stack = await openTestStack();
});
beforeEach(async () => {
  await stack.redis.flushdb();
  ended.length = 0;
  endedAll.length = 0;
  app = createTestApp(stack, {
    env: { TRUST_PROXY: '1' },
    clock: { now: () => now },
    sockets: () => ({
      ...silentSockets,
      endSession: (sessionId) => ended.push(sessionId),
      endSessionsOf: (userId) => endedAll.push(userId),
    }),
  });
});
afterAll(() => stack.close());

type Person = Awaited<ReturnType<typeof signedUp>>;
const sessionIds = async () => (await stack.redis.keys('sess:*')).map((key) => key.slice('sess:'.length));
const list = async ({ browser }: Pick<Person, 'browser'>) =>
  (await browser.get('/settings/sessions').expect(200)).text;
const keysIn = (html: string) => [...html.matchAll(/name="session" value="([^"]+)"/g)].map(([, key]) => key);
const end = ({ browser, csrf }: Person, session = '') =>
  browser.post('/settings/sessions/end').type('form').send({ _csrf: csrf, session });
const endOthers = ({ browser, csrf }: Person) =>
  browser.post('/settings/sessions/end-others').type('form').send({ _csrf: csrf });

/** Logs in on another device. @returns its browser and session id */
async function elsewhere(
  { person }: Person,
  { userAgent = userAgents.chromeMac as string, address = '192.0.2.9', keep = '' } = {},
) {
  const before = await sessionIds();
  const browser = app.browser().set('User-Agent', userAgent).set('X-Forwarded-For', address);
  await browser
    .post('/login')
    .type('form')
    .send({ ...person, keep })
    .expect(303);
  const sessionId = (await sessionIds()).find((id) => !before.includes(id)) ?? '';
  return { browser, sessionId };
}

describe('the list of sessions', () => {
  test('names each device in words, its own first, with log-in and last use', async () => {
    const here = await signedUp(app);
    const { sessionId } = await elsewhere(here, { userAgent: userAgents.safariIphone });
    await stack.redis.expire(`sess:${sessionId}`, 21 * hourSeconds);
    const text = await list(here);
    expect(text.match(/<li class="sessions__one"/g)).toHaveLength(2);
    expect(text.indexOf('이 기기')).toBeLessThan(text.indexOf('아이폰 · 사파리'));
    expect(text).toContain('마지막으로 쓴 때: 3시간 전');
    expect(text).toContain('지금 쓰고 있어요');
    expect(text).toMatch(/\d+월 \d+일[^<]*에 로그인/);
  });

  test('reads the last use of a kept session from its own lifetime', async () => {
    const here = await signedUp(app);
    const { sessionId } = await elsewhere(here, { keep: 'on' });
    await stack.redis.expire(`sess:${sessionId}`, 58 * 24 * hourSeconds);
    expect(await list(here)).toContain('마지막으로 쓴 때: 2일 전');
  });

  test('keeps the time of the log-in when a proof renews the session id', async () => {
    const here = await signedUp(app);
    now = new Date(now.getTime() + 2 * 24 * hourSeconds * 1_000);
    const [before = ''] = await sessionIds();
    const { startedAt, device } = JSON.parse((await stack.redis.get(`sess:${before}`)) ?? '');
    const fields = { _csrf: here.csrf, password: here.person.password };
    await here.browser.post('/settings/proof').type('form').send(fields).expect(303);
    const [after = ''] = await sessionIds();
    expect(after).not.toBe(before);
    expect(JSON.parse((await stack.redis.get(`sess:${after}`)) ?? '')).toMatchObject({ startedAt, device });
  });

  test('marks a log-in from a place that the account had not used, and stores no address', async () => {
    const here = await signedUp(app);
    expect(await list(here)).not.toContain('처음 쓰는 곳');
    await elsewhere(here, { address: '203.0.113.77' });
    expect((await list(here)).match(/그때 처음 쓰는 곳에서 로그인했어요/g)).toHaveLength(1);
    await elsewhere(here, { address: '203.0.113.77' });
    expect((await list(here)).match(/그때 처음 쓰는 곳에서 로그인했어요/g)).toHaveLength(1);
    for (const id of await sessionIds())
      expect(await stack.redis.get(`sess:${id}`)).not.toContain('203.0.113');
  });

  test('holds no session id, and no session of others or of an earlier epoch', async () => {
    const here = await signedUp(app);
    const other = await signedUp(app);
    await elsewhere(other);
    const mine = await elsewhere(here);
    const text = await list(here);
    for (const id of await sessionIds()) expect(text).not.toContain(id);
    expect(keysIn(text)).toHaveLength(1);
    const json = JSON.parse((await stack.redis.get(`sess:${mine.sessionId}`)) ?? '');
    json.passport.user.epoch += 1;
    await stack.redis.set(`sess:${mine.sessionId}`, JSON.stringify(json), 'EX', 1_000);
    expect(keysIn(await list(here))).toHaveLength(0);
  });

  test('shows a session of an earlier version as an unknown device', async () => {
    const here = await signedUp(app);
    const { sessionId } = await elsewhere(here);
    const {
      device: _d,
      startedAt: _s,
      ...rest
    } = JSON.parse((await stack.redis.get(`sess:${sessionId}`)) ?? '');
    await stack.redis.set(`sess:${sessionId}`, JSON.stringify(rest), 'EX', 1_000);
    expect(await list(here)).toContain('<strong>알 수 없는 기기</strong>');
  });

  test('has at most 20 sessions', async () => {
    const here = await signedUp(app);
    const { id } = await stack.db.user.findUniqueOrThrow({ where: { email: here.person.email } });
    const [own = ''] = await sessionIds();
    const json = (await stack.redis.get(`sess:${own}`)) ?? '';
    for (let i = 0; i < 30; i += 1) {
      await stack.redis.set(`sess:copy${i}`, json, 'EX', 1_000);
      await stack.redis.zadd(`sessions-of:${id}`, i, `copy${i}`);
    }
    expect((await list(here)).match(/<li class="sessions__one"/g)).toHaveLength(20);
  });

  test('is for logged-in people', async () => {
    await app.browser().get('/settings/sessions').expect(302);
    for (const path of ['end', 'end-others'])
      await app.browser().post(`/settings/sessions/${path}`).type('form').send({}).expect(401);
  });
});

describe('ending sessions', () => {
  test('ends the chosen one at once, with its sockets and its Web Push, and no other', async () => {
    const here = await signedUp(app);
    const { id } = await stack.db.user.findUniqueOrThrow({ where: { email: here.person.email } });
    const first = await elsewhere(here);
    const [key] = keysIn(await list(here));
    const second = await elsewhere(here, { userAgent: userAgents.whaleWindows });
    const endpoint = `https://push.example/${id}`;
    const secrets = { sessionHash: sessionHashOf(first.sessionId), tokenHash: null };
    await saveSubscription(stack.pool, id, { endpoint, p256dh: 'p', auth: 'a' }, secrets);
    await end(here, key).expect(303).expect('location', '/settings/sessions?ended=one');
    expect(ended).toEqual([first.sessionId]);
    await first.browser.get('/settings').expect(302);
    await second.browser.get('/settings').expect(200);
    await here.browser.get('/settings').expect(200);
    await expect.poll(() => stack.db.pushSubscription.count({ where: { endpoint } })).toBe(0);
    expect((await here.browser.get('/settings/sessions?ended=one')).text).toContain(
      '그 기기에서 로그아웃했어요.',
    );
  });

  test('ends all others at once, those that the index lost too', async () => {
    const here = await signedUp(app);
    const { id } = await stack.db.user.findUniqueOrThrow({ where: { email: here.person.email } });
    const [first, second] = [await elsewhere(here), await elsewhere(here)];
    await stack.redis.zrem(`sessions-of:${id}`, second.sessionId);
    await endOthers(here).expect(303).expect('location', '/settings/sessions?ended=others');
    expect(ended).toContain(first.sessionId);
    expect(endedAll).toEqual([id]);
    for (const { browser } of [first, second]) await browser.get('/settings').expect(302);
    const text = await list(here);
    expect(keysIn(text)).toEqual([]);
    expect(text).not.toContain('end-others');
    expect(csrfOf(text)).toBe(here.csrf);
  });

  test('needs a fresh proof, which leads back to the list', async () => {
    const here = await signedUp(app);
    const other = await elsewhere(here);
    const [key] = keysIn(await list(here));
    now = new Date(now.getTime() + 10 * 60_000);
    const toProof = '/settings/proof?back=%2Fsettings%2Fsessions';
    await end(here, key).expect(303).expect('location', toProof);
    await endOthers(here).expect(303).expect('location', toProof);
    await other.browser.get('/settings').expect(200);
  });

  test('has a limit for each account', async () => {
    const here = await signedUp(app);
    const { id } = await stack.db.user.findUniqueOrThrow({ where: { email: here.person.email } });
    for (let i = 0; i < 60; i += 1) await app.live.rateLimits.count('session-end', id);
    await end(here, 'x').expect(429);
    await endOthers(here).expect(429);
  });

  test('ends nothing for the key of another person, of this session, or of none', async () => {
    const here = await signedUp(app);
    const stranger = await signedUp(app);
    const target = await elsewhere(stranger);
    const [foreignKey] = keysIn(await list(stranger));
    for (const key of [foreignKey, target.sessionId, '', 'x'.repeat(100)])
      await end(here, key).expect(303).expect('location', '/settings/sessions');
    await target.browser.get('/settings').expect(200);
    await here.browser.get('/settings').expect(200);
    expect(ended).toEqual([]);
  });
});
