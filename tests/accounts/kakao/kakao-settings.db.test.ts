import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, csrfOf, signedUp, type TestApp } from '../../support/app.ts';
import { type FakeKakao, startFakeKakao } from '../../support/fake-kakao.ts';
import { byKakao, comeBack, linked, newByKakao } from '../../support/kakao-site.ts';
import { openTestStack, type TestStack } from '../../support/stack.ts';

let stack: TestStack;
let fake: FakeKakao;
let app: TestApp;
let now = new Date();
let subjects = 0;

beforeAll(async () => {
  stack = await openTestStack();
  fake = await startFakeKakao('http://localhost:3000');
  app = createTestApp(stack, { env: fake.settings, clock: { now: () => now } });
});
beforeEach(() => {
  subjects += 1;
  fake.account = {
    subject: `linker-${subjects}`,
    email: `linker${subjects}@kakao.example`,
    isVerified: true,
  };
});
afterAll(async () => {
  await fake?.close();
  await stack?.close();
});

const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
const links = () => stack.db.identity.count({ where: { subject: fake.account.subject } });
const tokenOf = async (browser: ReturnType<TestApp['browser']>) => csrfOf((await browser.get('/')).text);

describe('linking', () => {
  it('makes the account one that Kakao opens', async () => {
    await linked(app, fake);
    const other = app.browser();
    expect((await byKakao(fake, other, '/login/kakao', { next: '/books' })).headers.location).toBe('/books');
    expect((await other.get('/settings')).status).toBe(200);
  });

  it('needs a fresh proof', async () => {
    const { browser, csrf } = await signedUp(app);
    later(11);
    const answer = await browser.post('/settings/kakao/link').type('form').send({ _csrf: csrf }).expect(303);
    expect(answer.headers.location).toBe('/settings/proof?back=%2Fsettings%2Fkakao');
    expect((await browser.get('/settings/kakao')).headers.location).toContain('/settings/proof');
  });

  it('is not done in the session of another account', async () => {
    const { browser, csrf } = await signedUp(app);
    const answer = await comeBack(fake, browser, '/settings/kakao/link', { _csrf: csrf });
    await browser.post('/logout').type('form').send({ _csrf: csrf }).expect(303);
    await browser.get(answer).expect(400);
    expect(await links()).toBe(0);
  });

  it('refuses a person at Kakao who has an account, and a second person', async () => {
    const first = await linked(app, fake);
    const second = await signedUp(app);
    const taken = await byKakao(fake, second.browser, '/settings/kakao/link', { _csrf: second.csrf });
    expect(taken.headers.location).toBe('/settings/kakao?refused=taken');
    expect((await second.browser.get('/settings/kakao?refused=taken')).text).toContain(
      '다른 책모임 계정에 연결돼 있어요',
    );
    fake.account = { subject: `another-${subjects}` };
    const more = await byKakao(fake, first.browser, '/settings/kakao/link', { _csrf: first.csrf });
    expect(more.headers.location).toBe('/settings/kakao?refused=second');
  });
});

describe('unlinking', () => {
  it('closes the account to Kakao', async () => {
    const { browser, csrf } = await linked(app, fake);
    const answer = await browser
      .post('/settings/kakao/unlink')
      .type('form')
      .send({ _csrf: csrf })
      .expect(303);
    expect(answer.headers.location).toBe('/settings/kakao?done=unlinked');
    expect(await links()).toBe(0);
    expect((await byKakao(fake, app.browser())).headers.location).toBe('/sign-up/kakao');
  });

  it('is refused while Kakao is the only way in', async () => {
    const browser = await newByKakao(app, fake, `혼자문${subjects}`);
    expect((await browser.get('/settings/kakao').expect(200)).text).not.toContain('연결 끊기');
    const fields = { _csrf: await tokenOf(browser) };
    const answer = await browser.post('/settings/kakao/unlink').type('form').send(fields).expect(303);
    expect(answer.headers.location).toBe('/settings/kakao?refused=onlyWayIn');
    expect(await links()).toBe(1);
  });
});

describe('a proof by Kakao', () => {
  it('is a new log-in at Kakao by the same person', async () => {
    const browser = await newByKakao(app, fake, `증명하는${subjects}`);
    later(11);
    const page = await browser.get('/settings/proof?back=%2Fsettings%2Fkakao').expect(200);
    expect(page.text).toContain('카카오로 확인하기');
    const fields = { _csrf: await tokenOf(browser), back: '/settings/kakao' };
    const own = fake.account;
    fake.account = { subject: `stranger-${subjects}` };
    const wrong = await byKakao(fake, browser, '/settings/proof/kakao', fields);
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('다른 카카오 계정이에요');
    expect((await browser.get('/settings/kakao')).status).toBe(303);
    fake.account = own;
    const proven = await byKakao(fake, browser, '/settings/proof/kakao', fields);
    expect(proven.headers.location).toBe('/settings/kakao');
    await browser.get('/settings/kakao').expect(200);
  });
});

it('the settings link to the page only where Kakao is set up', async () => {
  const { browser } = await signedUp(app);
  expect((await browser.get('/settings')).text).toContain('href="/settings/kakao"');
  const without = await signedUp(createTestApp(stack));
  expect((await without.browser.get('/settings')).text).not.toContain('/settings/kakao');
});
