import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClub } from '../clubs/sample-club.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { asPerson } from './plan-form.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let member: TestPerson;
let operator: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  [leader, member, operator] = await Promise.all([
    createPerson(stack),
    createPerson(stack, '참여한이'),
    createPerson(stack),
  ]);
  await stack.db.user.update({ where: { id: operator.id }, data: { isAdmin: true } });
});
afterAll(() => stack.close());
const as = (person: TestPerson) => asPerson(app, person);

test('leaders and operators read who did what to whom and why, and members do not', async () => {
  const id = await createMeeting(stack, leader, [member]);
  const path = `/meetings/${id}/members/${member.id}/silence`;
  await as(leader).post(path, { words: '<i>되풀이</i>' }).expect(303);
  await as(leader).post(`${path}/lift`).expect(303);
  for (const person of [leader, operator]) {
    const { text } = await as(person).get(`/meetings/${id}/moderation`).expect(200);
    expect(text).toContain('참여한이');
    expect(text).toContain('&lt;i&gt;되풀이&lt;/i&gt;');
    const read = text.replaceAll(/<[^>]+>/g, '');
    const [lifted, silenced] = ['참여한이 님이 다시 말할 수 있게 했어요', '참여한이 님의 말하기를 멈췄어요'];
    expect(read).toContain(silenced);
    expect(read.indexOf(lifted)).toBeGreaterThan(0);
    expect(read.indexOf(lifted)).toBeLessThan(read.indexOf(silenced));
  }
  await as(member).get(`/meetings/${id}/moderation`).expect(403);
  expect((await as(leader).get(`/meetings/${id}`)).text).toContain(`href="/meetings/${id}/moderation"`);
  expect((await as(member).get(`/meetings/${id}`)).text).not.toContain(`/meetings/${id}/moderation`);
});

test('the page of a club holds the acts of its meetings, 50 on a page', async () => {
  const clubId = await createClub(stack, leader);
  await stack.db.clubMembership.create({ data: { clubId, userId: member.id } });
  const meetingId = await createMeeting(stack, leader, [member], { clubId });
  const elsewhere = await createMeeting(stack, leader, [member]);
  const entry = { actorId: leader.id, subjectId: member.id, action: 'silenced' };
  await stack.db.moderationEntry.createMany({
    data: [
      { ...entry, meetingId: elsewhere, reason: '다른 모임의 까닭' },
      ...Array.from({ length: 51 }, (_, at) => ({ ...entry, meetingId, reason: `까닭 ${at}번째` })),
    ],
  });
  const first = await as(leader).get(`/clubs/${clubId}/moderation`).expect(200);
  expect(first.text).toContain('까닭 50번째');
  expect(first.text).not.toContain('까닭 0번째');
  expect(first.text).not.toContain('다른 모임의 까닭');
  const second = await as(operator).get(`/clubs/${clubId}/moderation?page=2`).expect(200);
  expect(second.text).toContain('까닭 0번째');
  await as(member).get(`/clubs/${clubId}/moderation`).expect(404);
  expect((await as(leader).get(`/clubs/${clubId}`).expect(200)).text).toContain(
    `/clubs/${clubId}/moderation`,
  );
  expect((await as(member).get(`/clubs/${clubId}`).expect(200)).text).not.toContain('/moderation');
});
