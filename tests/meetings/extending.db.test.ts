import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let member: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
  [leader, member] = await Promise.all([createPerson(stack), createPerson(stack)]);
});
afterAll(() => stack.close());

const room = async (id: number, person: TestPerson) =>
  (await app.browser().get(`/meetings/${id}/chat`).set('Cookie', person.cookie).expect(200)).text;
const extend = (id: number, person: TestPerson, until: string) =>
  app
    .browser()
    .post(`/meetings/${id}/extend`)
    .set('Cookie', person.cookie)
    .type('form')
    .send({ _csrf: 'test-token', until });
const offers = (html: string) => [...html.matchAll(/name="until" value="([^"]+)"/g)].map(([, at = '']) => at);
const endOf = async (id: number) => (await stack.db.meeting.findUniqueOrThrow({ where: { id } })).endsAt;

test('the leader of a running meeting extends it from the room by 15 or 30 minutes, once per offer', async () => {
  const id = await createMeeting(stack, leader, [member]);
  const before = await endOf(id);
  const [fifteen = '', thirty = ''] = offers(await room(id, leader));
  expect(Date.parse(fifteen) - before.getTime()).toBe(15 * 60_000);
  expect(Date.parse(thirty) - before.getTime()).toBe(30 * 60_000);
  const answer = await extend(id, leader, fifteen).expect(303);
  expect(answer.headers.location).toBe(`/meetings/${id}/chat`);
  await extend(id, leader, fifteen).expect(303);
  expect((await endOf(id)).toISOString()).toBe(fifteen);
  const { version } = await stack.db.meeting.findUniqueOrThrow({ where: { id } });
  expect(version).toBe(2);
});

test('members, and leaders of meetings that are not running, are offered no extension', async () => {
  const open = await createMeeting(stack, leader, [member]);
  const soon = await createMeeting(stack, leader, [], { startsInMinutes: 30 });
  const over = await createMeeting(stack, leader, [], { startsInMinutes: -90 });
  expect(offers(await room(open, member))).toEqual([]);
  for (const id of [soon, over]) expect(offers(await room(id, leader))).toEqual([]);
  const end = await endOf(over);
  await extend(open, member, new Date(Date.now() + 7_200_000).toISOString()).expect(403);
  await extend(over, leader, new Date(Date.now() + 7_200_000).toISOString()).expect(409);
  expect(await endOf(over)).toEqual(end);
});

test.each([
  ['no time', 'soon'],
  ['a length of more than twelve hours', new Date(Date.now() + 13 * 3_600_000).toISOString()],
])('an extension to %s is refused with a reason', async (_name, until) => {
  const id = await createMeeting(stack, leader);
  const end = await endOf(id);
  const { text } = await extend(id, leader, until).expect(422);
  expect(text).toMatch(/role="alert">[^<]+(늘리지 못했어요|12시간까지)/);
  expect(await endOf(id)).toEqual(end);
});

test('an end earlier than the present one changes nothing', async () => {
  const id = await createMeeting(stack, leader);
  const end = await endOf(id);
  await extend(id, leader, new Date(Date.now() + 1_000).toISOString()).expect(303);
  expect(await endOf(id)).toEqual(end);
});

test('book and introduction are in the room, before the start and after the end too', async () => {
  for (const options of [{}, { startsInMinutes: 30 }, { startsInMinutes: -90 }]) {
    const id = await createMeeting(stack, leader, [member], options);
    await stack.db.meeting.update({ where: { id }, data: { description: '3장까지 읽고 <만나요>' } });
    const html = await room(id, member);
    expect(html).toContain('3장까지 읽고 &lt;만나요&gt;');
    expect(html).toMatch(/id="about"[\s\S]*href="\/books\/\d+"/);
  }
});
