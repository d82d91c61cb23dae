import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestApp, signedUp, type TestApp } from '../support/app.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;

beforeAll(async () => {
  stack = await openTestStack();
});
beforeEach(async () => {
  await stack.redis.flushdb();
  app = createTestApp(stack);
});
afterAll(() => stack.close());

const lines = () => app.logs.filter((line) => line.log === 'security');
const lastLine = () => lines().at(-1);
const idOf = async (email: string) => (await stack.db.user.findUniqueOrThrow({ where: { email } })).id;
const post = (path: string, form: Record<string, string>) => app.browser().post(path).type('form').send(form);

test('signing up, logging in and out each write one line with the account and the address block', async () => {
  const { browser, person, csrf } = await signedUp(app);
  const accountId = await idOf(person.email);
  const facts = { accountId, addressBlock: '127.0.0.1', outcome: 'done', requestId: expect.any(String) };
  expect(lines()).toContainEqual(expect.objectContaining({ event: 'sign-up', ...facts }));
  await browser.post('/logout').type('form').send({ _csrf: csrf }).expect(303);
  expect(lastLine()).toMatchObject({ event: 'log-out', ...facts });
  await post('/login', person).expect(303);
  expect(lastLine()).toMatchObject({ event: 'log-in', ...facts });
});

test('a wrong password, an unknown account and a limit are told apart', async () => {
  const { person } = await signedUp(app);
  const accountId = await idOf(person.email);
  await post('/login', { email: 'nobody@example.com', password: 'wrong password' }).expect(422);
  expect(lastLine()).toMatchObject({ event: 'log-in', outcome: 'failed', reason: 'unknown-account' });
  for (let i = 0; i < 5; i += 1) await post('/login', { ...person, password: 'wrong password' });
  expect(lastLine()).toMatchObject({ outcome: 'failed', reason: 'wrong-password', accountId });
  await post('/login', person).expect(429);
  expect(lastLine()).toMatchObject({ event: 'log-in', outcome: 'limited' });
});

test('a password letter and the change it leads to are logged, without token, address and password', async () => {
  const { person } = await signedUp(app);
  const accountId = await idOf(person.email);
  await post('/password/forgot', { email: person.email }).expect(303);
  await expect.poll(lastLine).toMatchObject({ event: 'password-letter', outcome: 'done', accountId });
  const [, token = ''] = /token=(\S+)/.exec(app.live.mailer?.kept[0]?.text ?? '') ?? [];
  await post('/password/new', { token, password: 'a-brand-new-evening' }).expect(303);
  expect(lastLine()).toMatchObject({ event: 'password-change', outcome: 'done', accountId });
  await post('/password/new', { token, password: 'a-brand-new-evening' }).expect(404);
  expect(lastLine()).toMatchObject({ event: 'password-change', outcome: 'refused', reason: 'bad_link' });
  const text = JSON.stringify(lines());
  for (const secret of [person.email, person.nickname, person.password, token, 'a-brand-new-evening'])
    expect(text).not.toContain(secret);
});

test('limits on sign-up and on letters are logged', async () => {
  for (let i = 0; i < 100; i += 1) await app.live.rateLimits.count('sign-up', '127.0.0.1');
  for (let i = 0; i < 20; i += 1) await app.live.rateLimits.count('password-letter', '127.0.0.1');
  const person = {
    email: 'late@example.com',
    nickname: '늦은독자',
    password: 'quiet-evening-42',
    isFourteen: 'on',
  };
  await post('/signup', person).expect(429);
  expect(lastLine()).toMatchObject({ event: 'sign-up', outcome: 'limited', addressBlock: '127.0.0.1' });
  await post('/password/forgot', { email: 'late@example.com' }).expect(429);
  expect(lastLine()).toMatchObject({ event: 'password-letter', outcome: 'limited', reason: 'source' });
});

test('a forged request is logged with the account it would have acted for', async () => {
  const { browser, person } = await signedUp(app);
  const accountId = await idOf(person.email);
  await browser.post('/logout').type('form').send({ _csrf: 'forged' }).expect(403);
  expect(lastLine()).toMatchObject({ event: 'request-refused', reason: 'csrf-token', accountId });
  await browser.post('/logout').set('Origin', 'https://evil.example').type('form').send({}).expect(403);
  expect(lastLine()).toMatchObject({ event: 'request-refused', reason: 'foreign-origin', accountId });
  const before = lines().length;
  await post('/login', person).set('Origin', 'https://evil.example').expect(403);
  expect(lines()).toHaveLength(before);
});
