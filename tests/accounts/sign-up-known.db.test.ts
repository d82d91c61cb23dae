import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestApp, signedUp, type TestApp } from '../support/app.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let number = 0;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
});
beforeEach(() => stack.redis.flushdb());
afterAll(() => stack.close());

const post = (path: string, form: Record<string, string>) => app.browser().post(path).type('form').send(form);
const signUp = (fields: Record<string, string>) => {
  number += 1;
  return post('/signup', {
    nickname: `가입자${number}`,
    password: 'another-evening-42',
    isFourteen: 'on',
    ...fields,
  });
};
/** An account whose owner confirmed her address. */
async function owner() {
  const { person } = await signedUp(app);
  await stack.db.user.update({ where: { email: person.email }, data: { emailConfirmedAt: new Date() } });
  return person;
}
const noticesTo = (email: string) =>
  (app.live.mailer?.kept ?? []).filter(({ to, subject }) => to === email && subject.includes('이미 가입한'));
const plain = (html: string) => html.replace(/value="[^"]*"|nonce="[^"]*"/g, '');

test('with a known address and its password is a log-in', async () => {
  const person = await owner();
  const answer = await signUp({ email: person.email, password: person.password, next: '/books' }).expect(303);
  expect(answer.headers.location).toBe('/books');
  expect(await stack.db.user.count({ where: { email: person.email } })).toBe(1);
});

test('with a known address and another password names no field, and the owner gets one letter a day', async () => {
  const person = await owner();
  const refused = await signUp({ email: ` ${person.email.toUpperCase()} ` }).expect(422);
  expect(refused.text).toContain('가입을 마치지 못했어요');
  expect(refused.text).not.toContain('aria-invalid');
  expect(refused.text).not.toContain('이미 가입한');
  await signUp({ email: person.email }).expect(422);
  expect(noticesTo(person.email)).toHaveLength(1);
});

test('an unconfirmed address gets no letter that a stranger asked for', async () => {
  const { person } = await signedUp(app);
  await signUp({ email: person.email }).expect(422);
  expect(noticesTo(person.email)).toHaveLength(0);
});

test('with a taken nickname tells nothing of the address', async () => {
  const person = await owner();
  const { person: other } = await signedUp(app);
  const known = await signUp({ email: person.email, nickname: other.nickname }).expect(422);
  const unknown = await signUp({ email: 'nobody-here@example.com', nickname: other.nickname }).expect(422);
  expect(plain(known.text)).toBe(plain(unknown.text));
  expect(await stack.db.user.findUnique({ where: { email: 'nobody-here@example.com' } })).toBeNull();
  expect(noticesTo(person.email)).toHaveLength(0);
});

test('guesses passwords no faster than the log-in form', async () => {
  const person = await owner();
  const browser = app.browser();
  for (let i = 0; i < 5; i += 1) {
    const guess = { ...person, nickname: `추측${i}`, password: `a wrong guess ${i}`, isFourteen: 'on' };
    await browser.post('/signup').type('form').send(guess).expect(422);
  }
  await signUp({ email: person.email, password: person.password }).expect(429);
});

test('from one source meets at most ten known addresses an hour, then all its sign-ups wait', async () => {
  const people = [await owner(), await owner(), await owner()];
  for (let i = 0; i < 10; i += 1) await signUp({ email: people[i % 3]?.email ?? '' }).expect(422);
  await signUp({ email: people[0]?.email ?? '' }).expect(429);
  await signUp({ email: 'somebody-new@example.com' }).expect(429);
});
