import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, signedUp, type TestApp } from '../../support/app.ts';
import { type FakeKakao, startFakeKakao } from '../../support/fake-kakao.ts';
import { byKakao, comeBack, leave, linked, newByKakao } from '../../support/kakao-site.ts';
import { openTestStack, type TestStack } from '../../support/stack.ts';

let stack: TestStack;
let fake: FakeKakao;
let app: TestApp;
let subjects = 0;

beforeAll(async () => {
  stack = await openTestStack();
  fake = await startFakeKakao('http://localhost:3000');
  app = createTestApp(stack, { env: fake.settings });
});
beforeEach(() => {
  subjects += 1;
  fake.account = { subject: `person-${subjects}` };
  fake.answer = 'accept';
  fake.changeClaims = (claims) => claims;
  fake.intercept = () => false;
});
afterAll(async () => {
  await fake?.close();
  await stack?.close();
});

const countUsers = () => stack.db.user.count();
const isLoggedIn = async (browser: ReturnType<TestApp['browser']>) =>
  (await browser.get('/settings')).status === 200;

describe('the button', () => {
  it('stands in both forms, and is absent without a client id', async () => {
    for (const path of ['/login', '/signup'])
      expect((await app.browser().get(path)).text).toContain('formaction="/login/kakao"');
    const without = createTestApp(stack);
    for (const path of ['/login', '/signup'])
      expect((await without.browser().get(path)).text).not.toContain('kakao');
    await without.browser().post('/login/kakao').expect(404);
  });

  it('leads to Kakao by a page, so that the policy for forms stays as strict as it is', async () => {
    const page = await app.browser().post('/login/kakao').type('form').send({ next: '/books' }).expect(200);
    expect(page.headers.refresh).toContain(`0; url=${fake.issuer}/auth?`);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers['content-security-policy']).toContain("form-action 'self';");
    expect(page.text).toContain('카카오로 이동하기');
  });

  it('is refused from another site', async () => {
    await app.browser().post('/login/kakao').set('Origin', 'https://evil.example').expect(403);
  });
});

describe('a newcomer', () => {
  it('is asked for a nickname and her age before anything is stored', async () => {
    fake.account = { ...fake.account, email: `new${subjects}@kakao.example`, isVerified: true };
    const browser = app.browser();
    const users = await countUsers();
    const answer = await byKakao(fake, browser, '/login/kakao', { next: '/books' });
    expect(answer.headers.location).toBe('/sign-up/kakao');
    const form = await browser.get('/sign-up/kakao').expect(200);
    expect(form.text).toContain(fake.account.email);
    expect(form.text).not.toContain('name="email"');
    await browser.post('/sign-up/kakao').type('form').send({ nickname: '카카오독자' }).expect(422);
    expect(await countUsers()).toBe(users);
    expect(await stack.db.identity.count({ where: { subject: fake.account.subject } })).toBe(0);
    const made = await browser
      .post('/sign-up/kakao')
      .type('form')
      .send({ nickname: '카카오독자', isFourteen: 'on', email: 'somebody@else.example' })
      .expect(303);
    expect(made.headers.location).toBe('/books');
    const user = await stack.db.user.findUniqueOrThrow({ where: { email: fake.account.email ?? '' } });
    expect(user).toMatchObject({ nickname: '카카오독자', passwordHash: null });
    expect(user.emailConfirmedAt).not.toBeNull();
    expect(await isLoggedIn(browser)).toBe(true);
  });

  it('goes to the quiz from the log-in page, and is known the next time', async () => {
    fake.account = { ...fake.account, email: `again${subjects}@kakao.example`, isVerified: true };
    const browser = app.browser();
    await byKakao(fake, browser, '/login/kakao', { next: '/' });
    const made = await browser
      .post('/sign-up/kakao')
      .type('form')
      .send({ nickname: '다시온독자', isFourteen: 'on' });
    expect(made.headers.location).toBe('/quiz');
    const later = app.browser();
    expect((await byKakao(fake, later, '/login/kakao', { next: '/meetings' })).headers.location).toBe(
      '/meetings',
    );
    expect(await isLoggedIn(later)).toBe(true);
  });

  it.each([
    ['missing', undefined],
    ['unverified', 'unverified@kakao.example'],
  ])('types her address where it is %s at Kakao, and confirms it by a letter', async (name, email) => {
    fake.account = { ...fake.account, ...(email === undefined ? {} : { email, isVerified: false }) };
    const browser = app.browser();
    await byKakao(fake, browser);
    expect((await browser.get('/sign-up/kakao')).text).toContain('name="email"');
    const person = { nickname: `주소${name}`, isFourteen: 'on' };
    const refused = await browser.post('/sign-up/kakao').type('form').send(person).expect(422);
    expect(refused.text).toContain('이메일을 적어 주세요.');
    const typed = `typed-${name}@example.com`;
    await browser
      .post('/sign-up/kakao')
      .type('form')
      .send({ ...person, email: typed })
      .expect(303);
    const user = await stack.db.user.findUniqueOrThrow({ where: { email: typed } });
    expect(user.emailConfirmedAt).toBeNull();
    const letter = app.logs.find(
      (line) => line.event === 'confirmation-letter' && line.accountId === user.id,
    );
    expect(letter).toMatchObject({ outcome: 'done' });
  });

  it('sends the form twice and gets one account', async () => {
    fake.account = { ...fake.account, email: `twice${subjects}@kakao.example`, isVerified: true };
    const browser = app.browser();
    await byKakao(fake, browser);
    const form = { nickname: '두번누른독자', isFourteen: 'on' };
    const answers = await Promise.all(
      [1, 2].map(() => browser.post('/sign-up/kakao').type('form').send(form)),
    );
    expect(await stack.db.user.count({ where: { nickname: '두번누른독자' } })).toBe(1);
    expect(answers.map(({ status }) => status)).toContain(303);
  });

  it('without a way from Kakao is sent to the ordinary form', async () => {
    expect((await app.browser().get('/sign-up/kakao')).headers.location).toBe('/signup');
    const post = app
      .browser()
      .post('/sign-up/kakao')
      .type('form')
      .send({ nickname: '몰래', isFourteen: 'on' });
    expect((await post).headers.location).toBe('/signup');
  });

  it('learns that a nickname is taken', async () => {
    const { person } = await signedUp(app);
    fake.account = { ...fake.account, email: `nick${subjects}@kakao.example`, isVerified: true };
    const browser = app.browser();
    await byKakao(fake, browser);
    const refused = await browser
      .post('/sign-up/kakao')
      .type('form')
      .send({ nickname: person.nickname, isFourteen: 'on' })
      .expect(422);
    expect(refused.text).toContain('다른 분이 쓰고 있는 별명이에요.');
  });
});

describe('an address that has an account', () => {
  it.each([true, false])(
    'is never linked by the address alone (verified at Kakao: %s)',
    async (isVerified) => {
      const { person } = await signedUp(app);
      fake.account = { ...fake.account, email: person.email, isVerified };
      const browser = app.browser();
      await byKakao(fake, browser);
      const users = await countUsers();
      const refused = await browser
        .post('/sign-up/kakao')
        .type('form')
        .send({ nickname: `같은주소${isVerified ? '가' : '나'}`, isFourteen: 'on', email: person.email })
        .expect(422);
      expect(refused.text).toContain('로그인한 뒤 설정에서 카카오 로그인을 연결해 주세요');
      expect(await countUsers()).toBe(users);
      expect(await stack.db.identity.count({ where: { subject: fake.account.subject } })).toBe(0);
      expect(await isLoggedIn(browser)).toBe(false);
    },
  );
});

describe('an answer from Kakao', () => {
  const refusedPage = '카카오 로그인을 확인하지 못했어요';

  it('counts once', async () => {
    const browser = app.browser();
    const answer = await comeBack(fake, browser, '/login/kakao');
    await browser.get(answer).expect(303);
    const again = await browser.get(answer).expect(400);
    expect(again.text).toContain(refusedPage);
  });

  it('counts only in the browser that asked: nobody is logged in to another person’s account', async () => {
    await linked(app, fake);
    const answer = await comeBack(fake, app.browser(), '/login/kakao');
    const victim = app.browser();
    await victim.get(answer).expect(400);
    const other = app.browser();
    await leave(other, '/login/kakao');
    expect((await other.get(answer).expect(400)).text).toContain(refusedPage);
    expect(await isLoggedIn(other)).toBe(false);
  });

  it.each(['', '?code=x', '?code=x&state=y', `?code=x&state=${'a'.repeat(43)}`, '?state=a&state=b'])(
    'without an attempt is refused: %s',
    async (query) => {
      const browser = app.browser();
      await leave(browser, '/login/kakao');
      await browser.get(`/login/kakao/callback${query}`).expect(400);
    },
  );

  it('with a wrong id token logs nobody in and is recorded without a token', async () => {
    await linked(app, fake);
    fake.changeClaims = (claims) => ({ ...claims, aud: 'another-site' });
    const browser = app.browser();
    const answer = await comeBack(fake, browser, '/login/kakao');
    const refused = await browser.get(answer).expect(400);
    expect(refused.text).toContain(refusedPage);
    expect(await isLoggedIn(browser)).toBe(false);
    const line = app.logs.findLast(({ event }) => event === 'kakao-log-in');
    expect(line).toMatchObject({ outcome: 'refused', reason: 'OAUTH_JWT_CLAIM_COMPARISON_FAILED' });
    expect(JSON.stringify(app.logs)).not.toMatch(/eyJ|only-for-tests-kakao-secret/);
  });

  it('that she declined says so and leads back to where she was going', async () => {
    fake.answer = 'decline';
    const page = await byKakao(fake, app.browser(), '/login/kakao', { next: '/meetings/7' });
    expect(page.status).toBe(400);
    expect(page.text).toContain('카카오 로그인을 그만두셨어요');
    expect(page.text).toContain('href="/login?next=%2Fmeetings%2F7"');
  });

  it.each(['//evil.example', 'https://evil.example/', '/\\evil.example', '/\t/evil.example'])(
    'never leads to another site: %j',
    async (next) => {
      await linked(app, fake);
      const answer = await byKakao(fake, app.browser(), '/login/kakao', { next });
      expect(answer.headers.location).toBe('/');
    },
  );
});

describe('while Kakao is away', () => {
  it('the button says so, and the password still logs in', async () => {
    const away = createTestApp(stack, { env: { ...fake.settings, KAKAO_ISSUER: 'http://127.0.0.1:1' } });
    const page = await away.browser().post('/login/kakao').type('form').send({ next: '/books' }).expect(503);
    expect(page.text).toContain('지금은 카카오에 연결되지 않아요');
    expect(page.text).toContain('href="/login?next=%2Fbooks"');
    await signedUp(away);
  });

  it('the way back says so, and the next try is a new one', async () => {
    await linked(app, fake);
    const browser = app.browser();
    const answer = await comeBack(fake, browser, '/login/kakao');
    fake.intercept = (req, res) => {
      if (req.url !== '/token') return false;
      res.statusCode = 502;
      res.end();
      return true;
    };
    const page = await browser.get(answer).expect(503);
    expect(page.text).not.toContain('href="/login/kakao/callback');
    fake.intercept = () => false;
    expect((await byKakao(fake, browser)).headers.location).toBe('/');
  });
});

describe('an account without a password', () => {
  it('is refused by the form for passwords as a wrong password is', async () => {
    const email = `keyless${subjects}@kakao.example`;
    fake.account = { ...fake.account, email, isVerified: true };
    await newByKakao(app, fake, '열쇠없는독자');
    const fields = { email, password: 'quiet-evening-42' };
    const refused = await app.browser().post('/login').type('form').send(fields).expect(422);
    expect(refused.text).toContain('이메일이나 비밀번호가 맞지 않아요.');
    await app.browser().post('/password/forgot').type('form').send({ email }).expect(303);
  });

  it('is refused while it is suspended, with the day on which that ends', async () => {
    fake.account = { ...fake.account, email: `suspended${subjects}@kakao.example`, isVerified: true };
    await newByKakao(app, fake, '멈춘독자');
    await stack.db.user.update({
      where: { email: fake.account.email ?? '' },
      data: { suspendedUntil: new Date(Date.now() + 24 * 60 * 60_000) },
    });
    const browser = app.browser();
    const answer = await byKakao(fake, browser);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('까지 로그인할 수 없어요');
    expect(await isLoggedIn(browser)).toBe(false);
  });

  it('stays logged in for as long as she asked', async () => {
    fake.account = { ...fake.account, email: `kept${subjects}@kakao.example`, isVerified: true };
    await newByKakao(app, fake, '오래남는독자');
    const answer = await byKakao(fake, app.browser(), '/login/kakao', { keep: 'on' });
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^sid=.*Max-Age=5184000/);
  });
});
