import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestApp, signedUp, type TestApp } from '../support/app.ts';
import { createMeeting, type MeetingOptions } from '../support/meetings.ts';
import { createPerson } from '../support/people.ts';
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

const newcomer = () => {
  number += 1;
  return {
    email: `seat${number}@example.com`,
    nickname: `자리${number}`,
    password: 'quiet-evening-42',
    isFourteen: 'on',
  };
};
const open = async (options: MeetingOptions = {}) => {
  const id = await createMeeting(stack, await createPerson(stack), [], { startsInMinutes: 60, ...options });
  return { id, path: `/meetings/${id}` };
};
/** Gives the last of two seats to somebody else. */
const fill = async (meetingId: number) => {
  await stack.db.membership.create({ data: { meetingId, userId: (await createPerson(stack)).id } });
  await stack.db.meeting.update({ where: { id: meetingId }, data: { memberCount: 2 } });
  return `/meetings/${meetingId}`;
};
const page = async (form: string, next: string) =>
  (
    await app
      .browser()
      .get(`${form}?next=${encodeURIComponent(next)}`)
      .expect(200)
  ).text;
const post = (path: string, fields: object, browser = app.browser()) =>
  browser.post(path).type('form').send(fields);
const countSeats = (meetingId: number) => stack.db.membership.count({ where: { meetingId } });
const checkbox = /<input type="checkbox" name="join" value="on"( checked)?>/;

test('sign-up offers the seat in the meeting that the visitor comes from, and takes it', async () => {
  const { id, path } = await open({ title: '<b>12월</b> 모임' });
  const form = await page('/signup', path);
  expect(checkbox.exec(form)?.[1]).toBe(' checked');
  expect(form).toContain('&lt;b&gt;12월&lt;/b&gt; 모임');
  const browser = app.browser();
  const { headers } = await post('/signup', { ...newcomer(), next: path, join: 'on' }, browser).expect(303);
  expect(headers.location).toBe(path);
  expect(await countSeats(id)).toBe(2);
  expect((await browser.get(path).expect(200)).text).toContain('참여 취소하기');
});

test('log-in does the same, and twice is one seat', async () => {
  const { id, path } = await open();
  const { person } = await signedUp(app);
  expect(await page('/login', path)).toMatch(checkbox);
  for (let i = 0; i < 2; i += 1) await post('/login', { ...person, next: path, join: 'on' }).expect(303);
  expect(await countSeats(id)).toBe(2);
});

test('a person who unticks the box has no seat, and a refused form keeps the box as it was', async () => {
  const { id, path } = await open();
  await post('/signup', { ...newcomer(), next: path }).expect(303);
  expect(await countSeats(id)).toBe(1);
  const wrong = { ...newcomer(), password: 'short', next: path };
  expect(checkbox.exec((await post('/signup', wrong).expect(422)).text)?.[1]).toBeUndefined();
  expect(checkbox.exec((await post('/signup', { ...wrong, join: 'on' }).expect(422)).text)?.[1]).toBe(
    ' checked',
  );
});

test('a meeting that filled up meanwhile is shown with its full seats, and the account is made', async () => {
  const { id, path } = await open({ capacity: 2 });
  await fill(id);
  const browser = app.browser();
  const person = newcomer();
  const { headers } = await post('/signup', { ...person, next: path, join: 'on' }, browser).expect(303);
  expect(headers.location).toBe(path);
  expect((await browser.get(path).expect(200)).text).toContain('정원이 찼어요');
  expect(await countSeats(id)).toBe(2);
  expect(await stack.db.user.count({ where: { email: person.email } })).toBe(1);
});

test.each([
  ['a meeting that is over', async () => (await open({ startsInMinutes: -120 })).path],
  ['a cancelled meeting', async () => (await open({ cancelled: true })).path],
  ['a full meeting', async () => fill((await open({ capacity: 2 })).id)],
  ['no meeting', async () => '/meetings/2147483647'],
  ['an id beyond every meeting', async () => '/meetings/9999999999'],
  ['the form to open a meeting', async () => '/meetings/new'],
  ['a foreign address', async () => '//evil.example/meetings/1'],
])('no seat is offered for %s', async (_name, next) => {
  for (const form of ['/signup', '/login']) expect(await page(form, await next())).not.toMatch(checkbox);
});

test('a banned member who logs in with the box ticked gets no seat', async () => {
  const { id, path } = await open();
  const { person } = await signedUp(app);
  const { id: userId } = await stack.db.user.findUniqueOrThrow({ where: { email: person.email } });
  await stack.db.meetingBan.create({ data: { meetingId: id, userId } });
  await post('/login', { ...person, next: path, join: 'on' }).expect(303);
  expect(await countSeats(id)).toBe(1);
});

test('joining at log-in counts for the limit of joins', async () => {
  const limited = createTestApp(stack, { env: { RATE_LIMITS: 'meeting-join=1/3600' } });
  const { person } = await signedUp(limited);
  const [one, two] = [await open(), await open()];
  for (const { path } of [one, two])
    await post('/login', { ...person, next: path, join: 'on' }, limited.browser()).expect(303);
  expect([await countSeats(one.id), await countSeats(two.id)]).toEqual([2, 1]);
});
