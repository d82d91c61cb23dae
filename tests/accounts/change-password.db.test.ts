import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { saveSubscription } from '../../src/alarms/push-subscription-repository.ts';
import { sessionHashOf } from '../../src/alarms/session-hash.ts';
import { openSubscriptions } from '../../src/alarms/web-push-conditions.sql.ts';
import { createTestApp, csrfOf, signedUp, silentSockets, type TestApp } from '../support/app.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let now = new Date();
const ended: string[] = [];
const endedAll: number[] = [];
const minuteMs = 60_000;
const newPassword = 'a-brand-new-evening';

beforeAll(async () => {
  stack = await openTestStack();
});
beforeEach(async () => {
  await stack.redis.flushdb();
  ended.length = 0;
  endedAll.length = 0;
  app = createTestApp(stack, {
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
const change = ({ browser, csrf }: Pick<Person, 'browser' | 'csrf'>, password: string) =>
  browser.post('/settings/password').type('form').send({ _csrf: csrf, password });
const sessionIds = async () => (await stack.redis.keys('sess:*')).map((key) => key.slice('sess:'.length));
const findUser = (email: string) => stack.db.user.findUniqueOrThrow({ where: { email } });
const logInWith = (email: string, password: string) => {
  const browser = app.browser();
  return { browser, answer: browser.post('/login').type('form').send({ email, password }) };
};
const confirm = (email: string) =>
  stack.db.user.update({ where: { email }, data: { emailConfirmedAt: now } });
const lettersTo = (email: string) => app.live.mailer?.kept.filter(({ to }) => to === email) ?? [];

describe('the change of a password', () => {
  test('needs a fresh proof, for the page and for the form', async () => {
    const { browser, csrf, person } = await signedUp(app);
    await browser.get('/settings/password').expect(200);
    now = new Date(now.getTime() + 11 * minuteMs);
    const toProof = '/settings/proof?back=%2Fsettings%2Fpassword';
    await browser.get('/settings/password').expect(303).expect('location', toProof);
    await change({ browser, csrf }, newPassword).expect(303).expect('location', toProof);
    await logInWith(person.email, newPassword).answer.expect(422);
    await browser
      .post('/settings/proof')
      .type('form')
      .send({ _csrf: csrf, password: person.password, back: '/settings/password' })
      .expect(303);
    await browser.get('/settings/password').expect(200);
    await app.browser().get('/settings/password').expect(302);
    await app.browser().post('/settings/password').type('form').send({ password: newPassword }).expect(401);
  });

  test('ends every other session, and gives this one a new id', async () => {
    const here = await signedUp(app);
    const { email, password } = here.person;
    const [own = ''] = await sessionIds();
    const elsewhere = logInWith(email, password);
    await elsewhere.answer.expect(303);
    const other = (await sessionIds()).find((id) => id !== own) ?? '';
    await change(here, newPassword).expect(303).expect('location', '/password/changed');
    const [after, ...more] = await sessionIds();
    expect(more).toEqual([]);
    expect([own, other]).not.toContain(after);
    expect(ended.toSorted()).toEqual([own, other].toSorted());
    expect(endedAll).toEqual([(await findUser(email)).id]);
    await here.browser.get('/password/changed').expect(200);
    await elsewhere.browser.get('/settings').expect(302);
    await logInWith(email, password).answer.expect(422);
    await logInWith(email, newPassword).answer.expect(303);
    // The page that was open before still works.
    await change(here, 'yet-another-evening').expect(303);
  });

  test('ends the Web Push of other sessions and keeps that of this one', async () => {
    const here = await signedUp(app);
    const { id, email } = await findUser(here.person.email);
    const [own = ''] = await sessionIds();
    for (const sessionId of [own, 'another session']) {
      const subscription = { endpoint: `https://push.example/${sessionId}`, p256dh: 'p', auth: 'a' };
      const secrets = { sessionHash: sessionHashOf(sessionId), tokenHash: sessionHashOf(`t${sessionId}`) };
      await saveSubscription(stack.pool, id, subscription, secrets);
    }
    await change(here, newPassword).expect(303);
    const { rows } = await stack.pool.query(
      `SELECT x.endpoint FROM (SELECT $1::int AS user_id, NULL::text[] AS web_pushed_to,
         NULL::text[] AS web_push_refused_by) n, ${openSubscriptions}`,
      [id],
    );
    expect(rows).toEqual([{ endpoint: `https://push.example/${own}` }]);
    expect(email).toBe(here.person.email);
  });

  test('refuses the passwords that a sign-up refuses', async () => {
    const here = await signedUp(app);
    for (const password of ['short', 'password123', '19990101', 'dkssudgktpdy', here.person.email, '']) {
      const { text } = await change(here, password).expect(422);
      expect(text).toContain('field__error');
      if (password.length > 5) expect(text).not.toContain(`value="${password}" autocomplete="new`);
    }
    await logInWith(here.person.email, here.person.password).answer.expect(303);
  });

  test('sends a letter to the confirmed address, and none to an unconfirmed one', async () => {
    const here = await signedUp(app);
    const { email } = here.person;
    const before = lettersTo(email).length;
    await change(here, newPassword).expect(303);
    await confirm(email);
    await change(here, 'yet-another-evening').expect(303);
    await expect.poll(() => lettersTo(email).length).toBe(before + 1);
    const [letter] = lettersTo(email);
    expect(letter?.subject).toContain('비밀번호가 바뀌었어요');
    expect(letter?.text).toContain('http://localhost:3000/password/forgot');
  });

  test('leaves an unconfirmed address unconfirmed', async () => {
    const here = await signedUp(app);
    await change(here, newPassword).expect(303);
    expect((await findUser(here.person.email)).emailConfirmedAt).toBeNull();
  });

  test('of two at the same moment only one counts', async () => {
    const here = await signedUp(app);
    const answers = await Promise.all([change(here, newPassword), change(here, 'yet-another-evening')]);
    expect(answers.map(({ status }) => status).toSorted()).not.toEqual([303, 303]);
    const user = await findUser(here.person.email);
    expect(user.sessionEpoch).toBe(1);
  });

  test('has a limit for each account', async () => {
    const here = await signedUp(app);
    const { id } = await findUser(here.person.email);
    for (let i = 0; i < 10; i += 1) await app.live.rateLimits.count('password-change', id);
    await change(here, newPassword).expect(429);
  });

  test('sets a first password for an account that has none', async () => {
    const here = await signedUp(app);
    const { email } = here.person;
    await stack.db.user.update({ where: { email }, data: { passwordHash: null } });
    expect((await here.browser.get('/settings/password').expect(200)).text).toContain(
      '<h1>비밀번호 정하기</h1>',
    );
    await change(here, newPassword).expect(303);
    await logInWith(email, newPassword).answer.expect(303);
  });

  test('is linked in the settings, on a site without letters as well', async () => {
    const { browser } = await signedUp(app);
    expect((await browser.get('/settings')).text).toContain('href="/settings/password"');
    const silent = createTestApp(stack, { env: { NODE_ENV: 'production', BENCH: '1' } });
    await silent.browser().get('/password/forgot').expect(404);
    await silent.browser().get('/settings/password').expect(302);
  });

  test('makes this browser a known device of the changed account', async () => {
    const here = await signedUp(app);
    await change(here, newPassword).expect(303);
    const { email } = here.person;
    // Failures of strangers make strangers wait, and not the owner's own device.
    const { id } = await findUser(email);
    await stack.redis.del(`usual-places:${id}`);
    for (let i = 0; i < 6; i += 1)
      await app.browser().post('/login').type('form').send({ email, password: 'wrong' });
    await app.browser().post('/login').type('form').send({ email, password: newPassword }).expect(429);
    await here.browser.post('/login').type('form').send({ email, password: newPassword }).expect(303);
    expect(csrfOf((await here.browser.get('/')).text)).toBeTruthy();
  });
});
