import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLogger } from '../../src/platform/log.ts';
import { createMailer } from '../../src/platform/mail.ts';
import { createTestApp, signedUp, type TestApp } from '../support/app.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let now = new Date();
let app: TestApp;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { clock: { now: () => now }, isThrottled: false });
});
afterAll(() => stack.close());

async function linkFor(email: string): Promise<string> {
  const letters = () => app.live.mailer?.kept.filter(({ to }) => to === email) ?? [];
  const before = letters().length;
  await app.browser().post('/password/forgot').type('form').send({ email }).expect(303);
  await expect.poll(() => letters().length).toBe(before + 1);
  const text = letters()[0]?.text ?? '';
  const [, path = ''] = /http:\/\/localhost:3000(\/password\/new\?token=\S+)/.exec(text) ?? [];
  return path;
}

const tokenIn = (text = '') => /token=(\S+)/.exec(text)?.[1] ?? '';
const tokenOf = (path: string) => new URL(path, 'http://x').searchParams.get('token') ?? '';
const set = (token: string, password: string) =>
  app.browser().post('/password/new').type('form').send({ token, password });

describe('a link to set a password', () => {
  test('sets it once, and ends every session that the old one began', async () => {
    const { browser, person } = await signedUp(app);
    const path = await linkFor(person.email);
    const here = app.browser();
    const page = await here.get(path).expect(200);
    expect(page.headers['cache-control']).toBe('no-store');
    const fields = { token: tokenOf(path), password: 'a-brand-new-evening' };
    await here
      .post('/password/new')
      .type('form')
      .send(fields)
      .expect(303)
      .expect('location', '/password/changed');
    expect((await here.get('/password/changed').expect(200)).text).toContain(
      '이 기기는 로그인된 채로 두었고',
    );
    await here.get('/settings').expect(200);
    await browser.get('/settings').expect(302);
    const login = (password: string) =>
      app.browser().post('/login').type('form').send({ email: person.email, password });
    await login(person.password).expect(422);
    await login('a-brand-new-evening').expect(303);
    await app.browser().get(path).expect(404);
    await set(tokenOf(path), 'another-new-evening').expect(404);
  });

  test('removes the ways in that somebody made with an address that was not confirmed', async () => {
    const { person } = await signedUp(app);
    const { id: userId } = await stack.db.user.findUniqueOrThrow({ where: { email: person.email } });
    const link = (subject: string) =>
      stack.db.identity.create({ data: { issuer: 'https://kakao.example', subject, userId } });
    await link('planted');
    await set(tokenOf(await linkFor(person.email)), 'a-brand-new-evening').expect(303);
    expect(await stack.db.identity.count({ where: { userId } })).toBe(0);
    // From then on the owner of the address is known.
    await link('own');
    await set(tokenOf(await linkFor(person.email)), 'another-new-evening').expect(303);
    expect(await stack.db.identity.count({ where: { userId } })).toBe(1);
  });

  test('lets in a person whose account was moved here without a password', async () => {
    const email = 'moved@example.com';
    await stack.db.user.create({ data: { email, nickname: '옮긴이', nicknameKey: '옮긴이' } });
    await set(tokenOf(await linkFor(email)), 'first-ever-evening').expect(303);
    await app
      .browser()
      .post('/login')
      .type('form')
      .send({ email, password: 'first-ever-evening' })
      .expect(303);
  });

  test('keeps to the rules of passwords, and lets one try again', async () => {
    const { person } = await signedUp(app);
    const token = tokenOf(await linkFor(person.email));
    for (const password of ['short', 'password123', `${person.nickname}1234`.slice(0, 8), '']) {
      expect((await set(token, password).expect(422)).text).toContain(token);
    }
    await set(token, 'a-brand-new-evening').expect(303);
  });

  test('is invalid a day later, if forged, or for another account', async () => {
    const { person } = await signedUp(app);
    const other = await signedUp(app);
    const token = tokenOf(await linkFor(person.email));
    const { id } = await stack.db.user.findUniqueOrThrow({ where: { email: other.person.email } });
    const [, expires, mac] = token.split('.');
    for (const forged of [
      `${id}.${expires}.${mac}`,
      `${token.slice(0, -2)}xx`,
      `1.${Number(expires) + 1}.${mac}`,
      '',
      'a.b.c',
    ]) {
      await app
        .browser()
        .get(`/password/new?token=${encodeURIComponent(forged)}`)
        .expect(404);
      await set(forged, 'a-brand-new-evening').expect(404);
    }
    const before = now;
    now = new Date(now.getTime() + 24 * 60 * 60 * 1_000 + 1);
    await app.browser().get(`/password/new?token=${token}`).expect(404);
    now = before;
  });

  test('is asked for in the same way for accounts that are there and that are not', async () => {
    const { person } = await signedUp(app);
    const ask = async (email: string) =>
      (await app.browser().post('/password/forgot').type('form').send({ email }).expect(303)).headers
        .location;
    expect(await ask('nobody-at-all@example.com')).toBe(await ask(person.email));
    expect((await app.browser().get('/password/sent').expect(200)).text).toContain('메일을 보냈어요');
    await app.browser().post('/password/forgot').type('form').send({ email: 'no address' }).expect(422);
  });

  test('is sent again only after five minutes, and the one that was sent goes on working', async () => {
    const { person } = await signedUp(app);
    const throttled = createTestApp(stack, { clock: { now: () => now } });
    const ask = () => throttled.browser().post('/password/forgot').type('form').send({ email: person.email });
    for (let i = 0; i < 5; i += 1) await ask().expect(303).expect('location', '/password/sent');
    const letters = () => throttled.live.mailer?.kept ?? [];
    await expect.poll(letters).toHaveLength(1);
    await set(tokenIn(letters()[0]?.text), 'a-brand-new-evening').expect(303);
    expect(letters()).toHaveLength(1);
  });

  test('tells the address that the password changed, by a letter without a link that sets one', async () => {
    const { person } = await signedUp(app);
    const { email } = person;
    const letters = () => app.live.mailer?.kept.filter(({ to }) => to === email) ?? [];
    const token = tokenOf(await linkFor(email));
    const before = letters().length;
    await set(token, 'short').expect(422);
    await set(token, 'a-brand-new-evening').expect(303);
    await expect.poll(() => letters().length).toBe(before + 1);
    expect(letters()[0]?.subject).toContain('비밀번호가 바뀌었어요');
    expect(letters()[0]?.text).not.toContain('token=');
    await set(token, 'another-new-evening').expect(404);
    expect(letters()).toHaveLength(before + 1);
  });

  test('sets the password of a suspended account and logs nobody in', async () => {
    const { person } = await signedUp(app);
    const { email } = person;
    const token = tokenOf(await linkFor(email));
    await stack.db.user.update({
      where: { email },
      data: { suspendedUntil: new Date(Date.now() + 24 * 60 * 60 * 1_000) },
    });
    const browser = app.browser();
    const page = await browser
      .post('/password/new')
      .type('form')
      .send({ token, password: 'a-brand-new-evening' })
      .expect(403);
    expect(page.text).toContain('까지 로그인할 수 없어요');
    await browser.get('/settings').expect(302);
  });

  test('is invalid once a newer one was sent', async () => {
    const { person } = await signedUp(app);
    const first = await linkFor(person.email);
    const second = await linkFor(person.email);
    await app.browser().get(first).expect(404);
    await set(tokenOf(first), 'a-brand-new-evening').expect(404);
    await set(tokenOf(second), 'a-brand-new-evening').expect(303);
    await set(tokenOf(second), 'another-new-evening').expect(404);
  });

  test('comes in a letter that holds nothing that a person typed', async () => {
    const { person } = await signedUp(app, { nickname: '무료쿠폰 받으세요' });
    await linkFor(person.email);
    expect(JSON.stringify(app.live.mailer?.kept)).not.toContain('무료쿠폰');
  });

  test('is in the letter that development stores, and on a real site without a mail server no page offers one', async () => {
    const { person } = await signedUp(app);
    const path = await linkFor(person.email);
    expect((await app.browser().get('/dev/mail').expect(200)).text).toContain(path);
    // A proxy on the same machine asks for everybody.
    await app.browser().get('/dev/mail').set('X-Forwarded-For', '127.0.0.1').expect(404);
    const production = createTestApp(stack, { env: { NODE_ENV: 'production', BENCH: '1' } });
    await production.browser().get('/dev/mail').expect(404);
    await production.browser().get('/password/forgot').expect(404);
    expect((await production.browser().get('/login')).text).not.toContain('/password/forgot');
    expect((await app.browser().get('/login')).text).toContain('/password/forgot');
  });
});

test('a letter goes out by SMTP, to the one address it is for', async () => {
  const said: string[] = [];
  const server = createServer((socket) => {
    let isData = false;
    socket.write('220 test ESMTP\r\n');
    socket.on('data', (chunk) => {
      for (const line of chunk.toString().split('\r\n').filter(Boolean)) {
        said.push(line);
        if (isData && line !== '.') continue;
        if (line === '.') isData = false;
        else if (line === 'DATA') isData = true;
        socket.write(line === 'DATA' ? '354 go on\r\n' : line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const log = createLogger({ level: 'silent', name: 'test' });
  const smtpUrl = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const mailer = createMailer({
    smtpUrl,
    from: '책모임 <no-reply@bookmoim.example>',
    isDevelopment: false,
    log,
  });
  await mailer?.send({ to: 'reader@example.com', subject: '안녕하세요', text: 'plain text' });
  expect(said.filter((line) => line.startsWith('RCPT'))).toEqual(['RCPT TO:<reader@example.com>']);
  expect(said).toContain('MAIL FROM:<no-reply@bookmoim.example>');
  expect(said).toContain('plain text');
  expect(mailer?.kept).toEqual([]);
  server.close();
});
