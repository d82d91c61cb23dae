import { afterAll, beforeAll, expect, test } from 'vitest';
import { asPerson } from '../meetings/plan-form.ts';
import { createOperator } from '../reports/sample-reports.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let member: TestPerson;
let operator: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  [leader, member, operator] = [
    await createPerson(stack),
    await createPerson(stack),
    await createOperator(stack),
  ];
});
afterAll(() => stack.close());

test('a member reports a card that she received; hiding takes it from her, and undoing shows it as put away', async () => {
  const id = await createMeeting(stack, leader, [member]);
  const send = (body: string) =>
    asPerson(app, leader).post(`/meetings/${id}/question-cards`, { userId: String(member.id), body });
  const cards = async () => (await asPerson(app, member).get(`/meetings/${id}/question-cards`)).text;
  await send('무례한 질문?').expect(303);
  const link = /href="(\/report\?kind=question_card&(?:amp;|#38;)?id=(\d+))"/.exec(await cards());
  const cardId = link?.[2] ?? '';
  await asPerson(app, operator).get(`/report?kind=question_card&id=${cardId}`).expect(404);
  await asPerson(app, leader).get(`/report?kind=question_card&id=${cardId}`).expect(404);
  const { text } = await asPerson(app, member).get(`/report?kind=question_card&id=${cardId}`).expect(200);
  expect(text).toContain('질문 카드 신고하기');
  expect(text).toContain('무례한 질문?');
  const form = { kind: 'question_card', id: cardId, reason: 'abuse' };
  for (const _twice of [1, 2]) await asPerson(app, member).post('/reports', form).expect(303);

  const report = await stack.db.report.findFirstOrThrow({ where: { kind: 'question_card' } });
  expect(report).toMatchObject({ snapshot: '무례한 질문?', aboutUserId: leader.id, meetingId: id });
  await asPerson(app, operator).get(`/admin/reports/${report.id}`).expect(200);
  await asPerson(app, operator)
    .post(`/admin/reports/${report.id}/decide`, { decision: 'hidden', explanation: '예의를 지켜 주세요.' })
    .expect(303);
  expect(await cards()).not.toContain('무례한 질문?');

  // Its leader may send another one, and undoing does not collide with it.
  await send('다시 묻는 질문?').expect(303);
  await asPerson(app, operator).post(`/admin/reports/${report.id}/undo`).expect(303);
  expect(await cards()).toMatch(/무례한 질문\?[\s\S]*넘긴 질문이에요/);
  expect(await stack.db.report.count({ where: { kind: 'question_card' } })).toBe(1);
});
