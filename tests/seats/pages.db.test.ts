import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asPerson } from '../meetings/plan-form.ts';
import { passTime } from '../support/alarms.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting, type MeetingOptions } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { fullMeeting, listOf, people, seatActs } from './seat-people.ts';

let stack: TestStack;
let app: TestApp;
let acts: ReturnType<typeof seatActs>;
let leader: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
  acts = seatActs(stack.db);
  leader = await createPerson(stack);
});
afterAll(() => stack.close());

const full = (options?: MeetingOptions) => fullMeeting(stack, leader, options);
const post = (person: TestPerson, path: string, fields: Record<string, string> = {}) =>
  asPerson(app, person)
    .post(path)
    .type('form')
    .send({ _csrf: 'test-token', ...fields });
const pageOf = async (person: TestPerson | null, id: number) =>
  (await asPerson(app, person).get(`/meetings/${id}`).expect(200)).text;

describe('the forms of a full meeting', () => {
  test('lead back to the meeting, which says the place and lets her stop waiting', async () => {
    const { id } = await full();
    const [first, second] = (await people(stack, 2)) as [TestPerson, TestPerson];
    expect(await pageOf(first, id)).toContain(`action="/meetings/${id}/wait"`);
    await post(first, `/meetings/${id}/wait`).expect(303).expect('Location', `/meetings/${id}`);
    await post(second, `/meetings/${id}/wait`).expect(303);
    expect(await pageOf(second, id)).toContain('2번째로 기다리고 있어요');
    expect(await pageOf(second, id)).not.toContain(`action="/meetings/${id}/wait"`);
    await post(first, `/meetings/${id}/unwait`).expect(303).expect('Location', `/meetings/${id}`);
    expect(await pageOf(second, id)).toContain('1번째로 기다리고 있어요');
  });

  test('answer an offer, and only the person with the offer sees it', async () => {
    const { id, member } = await full();
    const [first, second] = (await people(stack, 2)) as [TestPerson, TestPerson];
    for (const one of [first, second]) await acts.wait(one, id);
    await post(member, `/meetings/${id}/leave`).expect(303);
    const offered = await pageOf(first, id);
    const until = /data-offer="([^"]+)"/.exec(offered)?.[1] ?? '';
    expect(Math.round((Date.parse(until) - Date.now()) / 60_000)).toBe(120);
    expect(offered).not.toContain(`action="/meetings/${id}/join"`);
    for (const other of [second, leader, null]) expect(await pageOf(other, id)).not.toContain('data-offer');
    await post(first, `/meetings/${id}/offer`, { answer: 'decline' }).expect(303);
    expect(await pageOf(first, id)).not.toContain('data-offer');
    await post(second, `/meetings/${id}/offer`, { answer: 'take' }).expect(303);
    expect(await pageOf(second, id)).toContain('참여 중');
  });

  test('refuse an offer that ran out with 409, and an unknown answer with 422', async () => {
    const { id, member } = await full();
    const [first, second] = (await people(stack, 2)) as [TestPerson, TestPerson];
    for (const one of [first, second]) await acts.wait(one, id);
    await acts.leave(member, id);
    const wrong = await post(first, `/meetings/${id}/offer`, { answer: 'maybe' }).expect(422);
    expect(wrong.text).toContain('참여할지, 다음 분께 넘길지 골라 주세요.');
    expect(wrong.text).toContain('data-offer');
    await passTime(stack, 121);
    const late = await post(first, `/meetings/${id}/offer`, { answer: 'take' }).expect(409);
    expect(late.text).toContain('다음 분께 넘어갔어요');
    expect(await pageOf(second, id)).toContain('data-offer');
  });

  test('need a log-in, and a meeting that is there', async () => {
    const { id } = await full();
    for (const verb of ['wait', 'unwait', 'offer']) {
      await asPerson(app, null).post(`/meetings/${id}/${verb}`).expect(401);
      await post(leader, `/meetings/2000000000/${verb}`, { answer: 'take' }).expect(404);
    }
  });

  test('take a newcomer behind those who wait with 409, and say so', async () => {
    const { id, member } = await full();
    const [first, newcomer] = (await people(stack, 2)) as [TestPerson, TestPerson];
    const refused = await post(newcomer, `/meetings/${id}/join`).expect(409);
    expect(refused.text).toContain('정원이 찼어요');
    expect(await listOf(stack, id)).toEqual({ waiting: [], offered: [] });
    await acts.wait(first, id);
    await acts.leave(member, id);
    const behind = await post(newcomer, `/meetings/${id}/join`).expect(409);
    expect(behind.text).toContain('대기 순서에 올려 두었으니');
    expect(behind.text).toContain('1번째로 기다리고 있어요');
  });
});

describe('the meeting’s page', () => {
  test('passes a seat on whose offer ran out while no worker was there', async () => {
    const { id, member } = await full();
    const [first, second] = (await people(stack, 2)) as [TestPerson, TestPerson];
    for (const one of [first, second]) await acts.wait(one, id);
    await acts.leave(member, id);
    await passTime(stack, 120);
    expect(await pageOf(second, id)).toContain('data-offer');
    expect(await listOf(stack, id)).toEqual({ waiting: [], offered: [second.id] });
  });

  test('says in the last quarter of an hour that an offer runs out', async () => {
    const { id, member } = await full();
    const waiter = await createPerson(stack);
    await acts.wait(waiter, id);
    await acts.leave(member, id);
    expect(await pageOf(waiter, id)).toContain('까지 자리를 맡아 둘게요');
    await passTime(stack, 108);
    expect(await pageOf(waiter, id)).toContain('12분 안에 정하지 않으면');
  });

  test('lets a visitor log in to wait, and a removed person do nothing', async () => {
    const { id } = await full();
    expect(await pageOf(null, id)).toContain('로그인하고 자리 기다리기');
    const removed = await createPerson(stack);
    await stack.db.meetingBan.create({ data: { meetingId: id, userId: removed.id } });
    expect(await pageOf(removed, id)).not.toContain(`/meetings/${id}/wait`);
  });

  test('has no list from 30 minutes before the start on', async () => {
    const { id } = await full({ startsInMinutes: 32 });
    const [waiter, other] = (await people(stack, 2)) as [TestPerson, TestPerson];
    await acts.wait(waiter, id);
    await passTime(stack, 3);
    expect(await pageOf(waiter, id)).toContain('대기 순서가 끝났어요');
    expect(await pageOf(other, id)).not.toContain(`/meetings/${id}/wait`);
    await passTime(stack, 30);
    expect(await pageOf(waiter, id)).not.toContain('대기');
  });
});

test('the list of meetings says how many people wait where a full meeting takes them', async () => {
  const { id } = await full();
  const open = await createMeeting(stack, leader, [], { capacity: 4, startsInMinutes: 100 });
  const cardOf = async (meetingId: number) => {
    const { text } = await asPerson(app, null).get('/meetings').expect(200);
    const at = text.indexOf(`data-meeting-id="${meetingId}"`);
    return text.slice(at, text.indexOf('</article>', at));
  };
  expect(await cardOf(id)).toContain('2/2명 · 대기 가능');
  for (const waiter of await people(stack, 2)) await acts.wait(waiter, id);
  expect(await cardOf(id)).toContain('2/2명 · 대기 2명');
  expect(await cardOf(open)).not.toContain('대기');
});
