import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grantAdmin } from '../../src/accounts/index.ts';
import { deviceCookieName } from '../../src/accounts/known-device.ts';
import { cookiesOf } from '../../src/legal/cookie-words.ts';
import { personalData } from '../../src/legal/data/index.ts';
import { sessionCookieName } from '../../src/platform/http/session-cookie.ts';
import { createTestApp, signedUp, type TestApp } from '../support/app.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
const operator = {
  OPERATOR_NAME: '달빛 <서점>',
  OPERATOR_CONTACT: 'help@moon.example',
  OPERATOR_HOST: '구름 회사 (미국)',
};

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
});
afterAll(() => stack.close());

const textOf = async (path: string, env: Record<string, string> = {}) =>
  (await createTestApp(stack, { env }).browser().get(path).expect(200)).text;

describe('the terms and the privacy policy', () => {
  test.each(['/terms', '/privacy'])('%s shows version, date, operator and contact', async (path) => {
    const text = await textOf(path, operator);
    expect(text).toMatch(/<time datetime="2026-11-29">2판 · 2026년 11월 29일부터<\/time>/);
    expect(text).toContain('달빛 &lt;서점&gt;');
    expect(text).toContain('<a href="mailto:help@moon.example">help@moon.example</a>');
    expect(await textOf(path)).toContain('아직 적혀 있지 않아요');
    const form = { OPERATOR_CONTACT: 'https://moon.example/ask?to=us' };
    expect(await textOf(path, form)).toContain('<a href="https://moon.example/ask?to=us">');
  });

  test('are linked from the footer of every page and from the sign-up form', async () => {
    for (const path of ['/', '/books', '/login', '/terms']) {
      const [, footer = ''] = (await textOf(path)).split('<footer');
      expect(footer, path).toMatch(/href="\/terms"[\s\S]*href="\/privacy"/);
    }
    const [form = ''] = /<form class="form"[\s\S]*?<\/form>/.exec(await textOf('/signup')) ?? [];
    expect(form).toMatch(/href="\/terms"[\s\S]*href="\/privacy"/);
  });

  test('name every stored thing with its retention, and the company whose servers hold it', async () => {
    const text = await textOf('/privacy', operator);
    for (const { id, heading, data, retention, deletion } of personalData) {
      expect(text).toContain(`<h3 id="${id}">${heading}</h3>`);
      for (const words of [retention, deletion, ...data.map(({ what }) => what)])
        expect(text).toContain(words);
    }
    expect(text).toContain('구름 회사 (미국)');
  });

  test('name the server of the model that this site asks, and none without a key', async () => {
    expect(await textOf('/privacy')).not.toContain('AI 추천</h3>');
    const key = { OPENAI_API_KEY: 'sk-test' };
    expect(await textOf('/privacy', key)).toContain('OpenAI(미국');
    const other = await textOf('/privacy', { ...key, OPENAI_BASE_URL: 'https://model.example/v1' });
    expect(other).toContain('model.example');
    expect(other).not.toContain('OpenAI(');
  });

  test('name Kakao as a source and as somebody who learns of a log-in, where it is offered', async () => {
    expect(await textOf('/privacy')).not.toContain('카카오 로그인</h3>');
    const text = await textOf('/privacy', { KAKAO_CLIENT_ID: 'kakao-rest-api-key' });
    expect(text).toContain('카카오 로그인</h3>');
    expect(text).toContain('카카오에서 받은 회원 번호');
  });
});

test('the privacy policy names every cookie that the code sets, and no other', () => {
  const named = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('prisma-client'))
    .map((path) => readFileSync(`src/${path}`, 'utf8'))
    .filter((code) => /createBrowserIds\(|TokenCarrier =>/.test(code))
    .flatMap((code) => [...code.matchAll(/\bname: '([\w-]+)'/g)].map(([, name = '']) => name));
  for (const origin of ['http://localhost', 'https://site.example']) {
    const isHttps = origin.startsWith('https');
    const ofBrowser = (name: string) =>
      isHttps && /^(kept|visitor|passkey|kakao)$/.test(name) ? `__Host-${name}` : name;
    const set = [sessionCookieName(origin), deviceCookieName(origin), ...named.map(ofBrowser)];
    const listed = cookiesOf(origin).map(({ name }) => name);
    expect(listed.toSorted()).toEqual(set.toSorted());
  }
});

describe('files at well-known addresses', () => {
  test('security.txt names the contact and expires in 180 days, and is absent without a contact', async () => {
    const clock = { now: () => new Date('2026-12-01T00:00:00Z') };
    const site = createTestApp(stack, { env: operator, clock });
    const { text, headers } = await site.browser().get('/.well-known/security.txt').expect(200);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(text.trimEnd().split('\n')).toEqual([
      'Contact: mailto:help@moon.example',
      'Expires: 2027-05-30T00:00:00.000Z',
      'Preferred-Languages: ko, en',
      'Canonical: http://localhost:3000/.well-known/security.txt',
    ]);
    await app.browser().get('/.well-known/security.txt').expect(404);
  });

  test('change-password leads to the form for a new password, for a visitor after a log-in', async () => {
    const path = '/.well-known/change-password';
    const { headers } = await app.browser().get(path).expect(303);
    const { browser } = await signedUp(app);
    const { text } = await browser.get(headers.location ?? '').expect(200);
    expect(text).toContain('autocomplete="new-password"');
    const visitor = await app
      .browser()
      .get(headers.location ?? '')
      .expect(302);
    expect(visitor.headers.location).toBe('/login?next=%2Fsettings%2Fpassword');
  });
});

test('every letter ends with the operator and the contact', async () => {
  const site = createTestApp(stack, { env: operator });
  await signedUp(site);
  await expect
    .poll(() => site.live.mailer?.kept[0]?.text)
    .toMatch(/\n\n책모임 · 운영: 달빛 <서점> · 문의: help@moon\.example\n$/);
});

test.each([
  ['both are set', operator, false],
  ['the contact is missing', { OPERATOR_NAME: '달빛' }, true],
  ['both are missing', {}, true],
])('/admin says whether people can see who runs the site: %s', async (_case, env, isBad) => {
  const site = createTestApp(stack, { env, isThrottled: false });
  const { browser, person } = await signedUp(site);
  await grantAdmin(stack.db, person.email, true);
  const [, mark] =
    /운영자의 이름과 문의처<\/dt><dd( class="operations__bad")?>/.exec((await browser.get('/admin')).text) ??
    [];
  expect(mark !== undefined).toBe(isBad);
});
