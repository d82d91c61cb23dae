import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { joinClub } from '../../src/clubs/join-club.ts';
import { createClub } from '../clubs/sample-club.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let member: TestPerson;
let outsider: TestPerson;
let clubId: number;
let meetingId: number;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack, '하늘');
  member = await createPerson(stack, '바다');
  outsider = await createPerson(stack, '나그네');
});
afterAll(() => stack.close());
beforeEach(async () => {
  clubId = await createClub(stack, leader);
  await joinClub({ db: stack.db }, member.id, { clubId, answer: '' });
  meetingId = await createMeeting(stack, leader, [member], { startsInMinutes: 600, title: '겨울 저녁 모임' });
  await stack.db.meeting.update({ where: { id: meetingId }, data: { clubId } });
});

const as = (person: TestPerson | null) => asPerson(app, person);
const turn = (person: TestPerson | null, task: string, fields: Record<string, string>) =>
  as(person).post(`/meetings/${meetingId}/rota/${task}`, fields);
const pages = () => [`/meetings/${meetingId}`, `/clubs/${clubId}`];

/** The part of a page that is about one task. */
const lineOf = (html: string, task: string) =>
  new RegExp(`<li class="rota__duty[^>]*data-task="${task}">[\\s\\S]*?</li>`).exec(html)?.[0] ?? '';

test('a meeting and its club show members whose turn it is, and ask that member only', async () => {
  for (const page of pages()) {
    const asked = lineOf((await as(leader).get(page).expect(200)).text, 'host');
    expect(asked).toMatch(/하늘[\s\S]*차례예요[\s\S]*맡을게요[\s\S]*다음 사람에게/);
    const other = lineOf((await as(member).get(page).expect(200)).text, 'host');
    expect(other).toMatch(/하늘[\s\S]*차례예요/);
    expect(other).not.toContain('맡을게요');
    for (const person of [null, outsider])
      expect((await as(person).get(page).expect(200)).text).not.toContain('rota__');
  }
});

test('an answer leads back to the page where it was given', async () => {
  const passed = await turn(leader, 'host', { answer: 'decline', back: 'club' }).expect(303);
  expect(passed.headers.location).toBe(`/clubs/${clubId}`);
  const taken = await turn(member, 'host', { answer: 'accept' }).expect(303);
  expect(taken.headers.location).toBe(`/meetings/${meetingId}`);
  expect(lineOf((await as(leader).get(`/clubs/${clubId}`)).text, 'host')).toMatch(/바다[\s\S]*맡았어요/);
  const refused = await turn(leader, 'host', { answer: 'accept' }).expect(409);
  expect(refused.text).toContain('다른 분의 차례');
});

test('no refusal tells an outsider which hidden club a meeting belongs to', async () => {
  await stack.db.club.update({ where: { id: clubId }, data: { visibility: 'unlisted' } });
  for (const fields of [
    { answer: 'x', back: 'club' },
    { userId: 'x', back: 'club' },
  ]) {
    const { text } = await turn(outsider, 'host', fields).expect(422);
    expect(text).not.toContain(`/clubs/${clubId}`);
  }
  await turn(outsider, 'host', { answer: 'accept', back: 'club' }).expect(404);
});

test('a leader chooses a member, and others may not', async () => {
  await turn(member, 'presenter', { userId: String(member.id) }).expect(403);
  await turn(leader, 'presenter', { userId: String(outsider.id) }).expect(409);
  await turn(leader, 'presenter', { userId: String(member.id) }).expect(303);
  const { text } = await as(member).get(`/meetings/${meetingId}`);
  expect(lineOf(text, 'presenter')).toMatch(/바다[\s\S]*맡았어요[\s\S]*다음 사람에게/);
  await turn(leader, 'presenter', { userId: '' }).expect(303);
  expect(lineOf((await as(member).get(`/meetings/${meetingId}`)).text, 'presenter')).toContain('차례예요');
});

test('a task that the club does not use is shown nowhere', async () => {
  await as(member).post(`/clubs/${clubId}/rota`, { task: 'host', use: 'off' }).expect(403);
  await as(leader).post(`/clubs/${clubId}/rota`, { task: 'host', use: 'off' }).expect(303);
  for (const page of pages()) {
    const { text } = await as(leader).get(page).expect(200);
    expect(lineOf(text, 'host')).toBe('');
    expect(lineOf(text, 'presenter')).not.toBe('');
  }
  await turn(leader, 'host', { answer: 'accept' }).expect(409);
  await as(leader).post(`/clubs/${clubId}/rota`, { task: 'host', use: 'on' }).expect(303);
  expect(lineOf((await as(leader).get(`/clubs/${clubId}`)).text, 'host')).toContain('하늘');
});

test('outsiders, visitors and wrong forms are refused', async () => {
  await turn(null, 'host', { answer: 'accept' }).expect(401);
  await turn(outsider, 'host', { answer: 'accept' }).expect(403);
  await turn(leader, 'host', { answer: 'perhaps' }).expect(422);
  await turn(leader, 'host', {}).expect(422);
  await turn(leader, 'cook', { answer: 'accept' }).expect(404);
  await as(leader).post(`/clubs/${clubId}/rota`, { task: 'cook', use: 'off' }).expect(422);
  await as(outsider).post(`/clubs/${clubId}/rota`, { task: 'host', use: 'off' }).expect(403);
  const alone = await createMeeting(stack, leader, [], { startsInMinutes: 600 });
  await as(leader).post(`/meetings/${alone}/rota/host`, { answer: 'accept' }).expect(404);
  await stack.db.club.update({ where: { id: clubId }, data: { visibility: 'unlisted' } });
  await turn(outsider, 'host', { answer: 'accept', back: 'club' }).expect(404);
  const wrong = await turn(outsider, 'host', { back: 'club' }).expect(422);
  expect(wrong.text).not.toContain(`/clubs/${clubId}`);
  await as(outsider).post(`/clubs/${clubId}/rota`, { task: 'host', use: 'off' }).expect(404);
});

test('after the end the page names the members who did it, and nobody else', async () => {
  await turn(leader, 'host', { answer: 'accept' }).expect(303);
  await stack.db.meeting.update({
    where: { id: meetingId },
    data: { startsAt: new Date(Date.now() - 7_200_000), endsAt: new Date(Date.now() - 3_600_000) },
  });
  const { text } = await as(leader).get(`/meetings/${meetingId}`).expect(200);
  expect(lineOf(text, 'host')).toContain('하늘');
  expect(lineOf(text, 'host')).not.toContain('<form');
  expect(lineOf(text, 'presenter')).toBe('');
});
