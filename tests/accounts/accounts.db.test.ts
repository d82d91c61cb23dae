import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, csrfOf, signedUp, type TestApp, testOrigin } from '../support/app.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
const password = 'quiet-evening-42';
let number = 0;
const newcomer = () => {
  number += 1;
  return { email: `new${number}@example.com`, nickname: `새독자${number}`, password, isFourteen: 'on' };
};

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
});
beforeEach(() => stack.redis.flushdb());
afterAll(() => stack.close());

const post = (path: string) => app.browser().post(path).type('form');

describe('signing up', () => {
  test('logs the newcomer in and leads to the quiz', async () => {
    const browser = app.browser();
    const answer = await browser.post('/signup').type('form').send(newcomer()).expect(303);
    expect(answer.headers.location).toBe('/quiz');
    expect((await browser.get('/')).text).toContain('action="/logout"');
  });

  test('stores no password, only an argon2id hash', async () => {
    const person = newcomer();
    await post('/signup').send(person).expect(303);
    const user = await stack.db.user.findUniqueOrThrow({ where: { email: person.email } });
    expect(user.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('keeps what was typed, but the password, when a field is wrong', async () => {
    const answer = await post('/signup').send({
      email: 'not-an-address',
      nickname: '"><img src=x>',
      password: 'short',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('value="not-an-address"');
    expect(answer.text).toContain('8자 이상');
    expect(answer.text).not.toContain('<img src=x>');
    expect(answer.text).not.toContain('short');
  });

  test('says at once that the nickname is taken when other fields are wrong too', async () => {
    const { nickname } = newcomer();
    await post('/signup')
      .send({ ...newcomer(), nickname })
      .expect(303);
    const typed = { email: 'no-address', nickname: ` ${nickname} `, password: 'short' };
    const { text } = await post('/signup').send(typed).expect(422);
    expect(text).toContain('다른 분이 쓰고 있는 별명이에요');
    expect(text).toContain('이메일 주소를 다시 확인해 주세요');
    expect(text).toContain('8자 이상이어야');
  });

  test('asks for the fields that are empty', async () => {
    const { text } = await post('/signup').send({ email: ' ', nickname: ' ', password: '' }).expect(422);
    expect(text).toContain('이메일을 적어 주세요');
    expect(text).not.toContain('이메일 주소를 다시 확인해 주세요');
    expect(text).toContain('별명을 적어 주세요');
    expect(text).toContain('8자 이상이어야');
  });

  test('stores nothing until the newcomer says that she is fourteen', async () => {
    const { isFourteen: _, ...person } = newcomer();
    const form = (await app.browser().get('/signup').expect(200)).text;
    expect(form).toMatch(/<input type="checkbox" name="isFourteen" value="on"(?! checked)/);
    for (const isFourteen of [undefined, '', 'off', 'true', ['on', 'on']]) {
      const { text } = await post('/signup')
        .send({ ...person, isFourteen })
        .expect(422);
      expect(text).toMatch(/aria-describedby="isFourteen-error"[^>]* autofocus/);
      expect(text).toContain('만 14세 이상인지 알려 주세요');
      expect(text).toContain(`value="${person.nickname}"`);
    }
    expect(await stack.db.user.count({ where: { email: person.email } })).toBe(0);
    expect(app.live.mailer?.kept.some(({ to }) => to === person.email)).toBe(false);
  });

  test('keeps the ticked age line when another field is wrong', async () => {
    const { text } = await post('/signup')
      .send({ ...newcomer(), password: 'short' })
      .expect(422);
    expect(text).toContain('name="isFourteen" value="on" checked');
    expect(text).not.toContain('만 14세 이상인지 알려 주세요');
  });

  test('twice with one e-mail and one password makes one account, and logs in to it', async () => {
    const person = newcomer();
    await post('/signup').send(person).expect(303);
    const again = await post('/signup').send({ ...newcomer(), email: ` ${person.email.toUpperCase()} ` });
    expect(again.status).toBe(303);
    expect(await stack.db.user.count({ where: { email: person.email } })).toBe(1);
  });

  test('three times at the same moment makes one account', async () => {
    const person = newcomer();
    const statuses = (await Promise.all([1, 2, 3].map(() => post('/signup').send(person)))).map(
      ({ status }) => status,
    );
    // One that comes after the account is there may be told that the nickname is taken.
    expect(statuses).toContain(303);
    expect(statuses.filter((status) => status !== 303 && status !== 422)).toEqual([]);
    expect(await stack.db.user.count({ where: { email: person.email } })).toBe(1);
  });

  test('refuses a nickname that looks like a taken one', async () => {
    const person = newcomer();
    await post('/signup')
      .send({ ...person, nickname: '달빛 독자' })
      .expect(303);
    const answer = await post('/signup').send({ ...newcomer(), nickname: '달빛독자' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('다른 분이 쓰고 있는 별명');
  });

  test('cannot set a field that is not in the form', async () => {
    const person = newcomer();
    await post('/signup')
      .send({ ...person, id: '1', sessionEpoch: '99' })
      .expect(303);
    expect((await stack.db.user.findUniqueOrThrow({ where: { email: person.email } })).sessionEpoch).toBe(0);
  });

  test('refuses a repeated or missing field without a server error', async () => {
    const answer = await post('/signup').send('email=a@b.co&email=c@d.co&nickname=가나');
    expect(answer.status).toBe(422);
  });

  test('waits after a hundred from one address in an hour', async () => {
    for (let i = 0; i < 100; i += 1) await app.live.rateLimits.count('sign-up', '127.0.0.1');
    const answer = await post('/signup').send(newcomer());
    expect(answer.status).toBe(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('logging in', () => {
  test('leads to the page that asked for it', async () => {
    const { person } = await signedUp(app);
    const answer = await post('/login')
      .send({ ...person, next: '/recommendations' })
      .expect(303);
    expect(answer.headers.location).toBe('/recommendations');
  });

  test.each([
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
  ])('never leads to %s', async (next) => {
    const { person } = await signedUp(app);
    const answer = await post('/login')
      .send({ ...person, next })
      .expect(303);
    expect(answer.headers.location).toBe('/');
  });

  test('answers an unknown account and a wrong password alike', async () => {
    const { person } = await signedUp(app);
    const wrong = await post('/login').send({ email: person.email, password: 'not her password' });
    const unknown = await post('/login').send({ email: 'nobody@example.com', password: 'not her password' });
    expect([wrong.status, unknown.status]).toEqual([422, 422]);
    const plain = (html: string) => html.replace(/value="[^"]*"|nonce="[^"]*"/g, '');
    expect(plain(wrong.text)).toBe(plain(unknown.text));
  });

  test('takes a password typed in decomposed Hangul for the composed one', async () => {
    const hangul = '가을밤에 읽는 시집';
    const { person } = await signedUp(app, { password: hangul.normalize('NFC') });
    await post('/login')
      .send({ email: person.email, password: hangul.normalize('NFD') })
      .expect(303);
  });

  test('gives a new session id, so that a planted one is useless', async () => {
    const { person } = await signedUp(app);
    const browser = app.browser();
    const first = await browser.post('/login').type('form').send(person).expect(303);
    // From a page that was opened before the first: it has no token.
    const second = await browser.post('/login').type('form').send(person);
    const sid = (answer: { headers: Record<string, unknown> }) =>
      /sid=([^;]+)/.exec(String(answer.headers['set-cookie']))?.[1];
    expect(second.status).toBe(303);
    expect(sid(second)).toBeTruthy();
    expect(sid(second)).not.toBe(sid(first));
  });

  test('waits after five failures, the right password too', async () => {
    const { person } = await signedUp(app);
    for (let i = 0; i < 4; i += 1) {
      await post('/login').send({ email: person.email, password: 'wrong password' }).expect(422);
    }
    await post('/login').send({ email: person.email, password: 'wrong password' }).expect(422);
    const answer = await post('/login').send(person);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(50);
    expect(answer.text).toContain('뒤에 다시');
  });

  test('answers at most five of thirty concurrent guesses', async () => {
    const { person } = await signedUp(app);
    const guesses = Array.from({ length: 30 }, (_, i) =>
      post('/login').send({ email: person.email, password: `guess ${i} is wrong` }),
    );
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 422).length).toBeLessThanOrEqual(5);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(25);
  });

  test('forgets the failures once it worked', async () => {
    const { person } = await signedUp(app);
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < 4; i += 1)
        await post('/login').send({ email: person.email, password: 'wrong password' }).expect(422);
      await post('/login').send(person).expect(303);
    }
  });

  test('counts failures of one address over many accounts', async () => {
    for (let i = 0; i < 50; i += 1) await app.live.rateLimits.count('log-in-failure', '127.0.0.1');
    await post('/login').send({ email: 'someone@example.com', password: 'whatever it is' }).expect(429);
  });

  test.each([
    'email[]=a',
    'email=a&email=b&password=c',
    'password=%00',
    'email=a%00@b.co&password=12345678',
    '',
  ])('answers %s with 422', async (body) => {
    await post('/login').send(body).expect(422);
  });
});

/** The Cookie header a browser would send, to be replayed elsewhere. */
const cookieOf = (answer: { headers: Record<string, unknown> }) =>
  String(answer.headers['set-cookie']).split(';', 1)[0] ?? '';

const isLoggedIn = async (by: TestApp, cookie: string) => {
  const { text } = await by.browser().get('/').set('Cookie', cookie).expect(200);
  return text.includes('action="/logout"');
};

describe('a session', () => {
  const start = async () => {
    const person = newcomer();
    const cookie = cookieOf(await post('/signup').send(person).expect(303));
    expect(await isLoggedIn(app, cookie)).toBe(true);
    return { person, cookie };
  };

  test('ends with the log-out', async () => {
    const { cookie } = await start();
    const csrf = csrfOf((await app.browser().get('/').set('Cookie', cookie)).text);
    await post('/logout').set('Cookie', cookie).send({ _csrf: csrf }).expect(303);
    expect(await isLoggedIn(app, cookie)).toBe(false);
  });

  test('ends everywhere when its epoch is raised', async () => {
    const { cookie, person } = await start();
    await stack.db.user.update({ where: { email: person.email }, data: { sessionEpoch: { increment: 1 } } });
    expect(await isLoggedIn(app, cookie)).toBe(false);
  });

  test('survives a restart of the web process', async () => {
    const { cookie } = await start();
    expect(await isLoggedIn(createTestApp(stack), cookie)).toBe(true);
  });

  test('ends two weeks after the log-in', async () => {
    const { cookie } = await start();
    const at = (days: number) => ({ now: () => new Date(Date.now() + days * 24 * 60 * 60 * 1_000) });
    expect(await isLoggedIn(createTestApp(stack, { clock: at(13.9) }), cookie)).toBe(true);
    expect(await isLoggedIn(createTestApp(stack, { clock: at(14.1) }), cookie)).toBe(false);
  });

  test('signed with an older secret goes on, with a removed one it does not', async () => {
    const { cookie } = await start();
    const old = app.live.env.SESSION_SECRET[0];
    const fresh = 'a new secret that only the tests know and long enough';
    const rotated = (secret: string) => createTestApp(stack, { env: { SESSION_SECRET: secret } });
    expect(await isLoggedIn(rotated(`${fresh},${old}`), cookie)).toBe(true);
    expect(await isLoggedIn(rotated(fresh), cookie)).toBe(false);
  });

  test('with an altered cookie belongs to no account', async () => {
    const { cookie } = await start();
    expect(
      await isLoggedIn(
        app,
        cookie.replace(/.$/, (end) => (end === 'A' ? 'B' : 'A')),
      ),
    ).toBe(false);
  });

  test('is not made for a visitor', async () => {
    const answer = await app.browser().get('/login');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('has a __Host- cookie with Secure when the origin is https', async () => {
    const secure = createTestApp(stack, { env: { APP_ORIGIN: 'https://bookmoim.example' } });
    const answer = await secure
      .browser()
      .post('/signup')
      .set('Origin', 'https://bookmoim.example')
      .type('form')
      .send(newcomer());
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Host-sid=.*; Path=\/;.*HttpOnly; Secure; SameSite=Lax/,
    );
  });
});

describe('a state-changing request', () => {
  test.each([
    ['a foreign Origin', { Origin: 'https://evil.example' }],
    ['Origin null', { Origin: 'null' }],
    ['our host as a prefix', { Origin: `${testOrigin}.evil.example` }],
    ['a cross-site fetch', { Origin: testOrigin, 'Sec-Fetch-Site': 'cross-site' }],
    ['a same-site fetch', { 'Sec-Fetch-Site': 'same-site', Origin: testOrigin }],
  ])('with %s is refused', async (_what, headers) => {
    await post('/login').set(headers).send({ email: 'a@b.co', password: 'whatever it is' }).expect(403);
  });

  test('without any sign of where it comes from is refused', async () => {
    await app
      .browser()
      .post('/login')
      .unset('Origin')
      .type('form')
      .send({ email: 'a@b.co', password: 'x' })
      .expect(403);
  });

  test('of a logged-in person needs her token', async () => {
    const { browser, csrf } = await signedUp(app);
    await browser.post('/logout').type('form').send({}).expect(403);
    await browser
      .post('/logout')
      .type('form')
      .send({ _csrf: `x${csrf.slice(1)}` })
      .expect(403);
    await browser.post('/logout').type('form').send(`_csrf=${csrf}&_csrf=${csrf}`).expect(403);
    await browser.post('/logout').type('form').send({ _csrf: csrf }).expect(303);
  });
});
