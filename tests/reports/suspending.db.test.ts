import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { formerMemberId, insertFormerMember } from '../../src/accounts/index.ts';
import { deleteOldReports } from '../../src/reports/delete-old-reports.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createTestApp, csrfOf, signedUp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { createOperator } from './sample-reports.ts';

let stack: TestStack;
let app: TestApp;
let operator: TestPerson;
let reader: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  operator = await createOperator(stack);
});
afterAll(() => stack.close());
beforeEach(async () => {
  reader = await createPerson(stack);
});

const decide = (id: number, fields: Record<string, string>) =>
  asPerson(app, operator).post(`/admin/reports/${id}/decide`, { explanation: '거듭 괴롭혔어요', ...fields });

/** Signs a person up who opens a meeting that is reported. */
async function reported() {
  const known = await signedUp(app);
  const { id } = await stack.db.user.findUniqueOrThrow({ where: { email: known.person.email } });
  const meetingId = await createMeeting(stack, { ...reader, id });
  await asPerson(app, reader)
    .post('/reports', { kind: 'meeting', id: String(meetingId), reason: 'abuse' })
    .expect(303);
  const report = await stack.db.report.findFirstOrThrow({ orderBy: { id: 'desc' } });
  return { ...known, id, meetingId, reportId: report.id };
}

test('a suspended account is logged out, refused at log-in with the day, and let in after the undoing', async () => {
  const { browser, person, reportId, id, meetingId } = await reported();
  const { email, password } = person;
  const calendar = await browser.get('/settings').expect(200);
  const made = await browser
    .post('/settings/calendar/renew')
    .type('form')
    .send({ _csrf: csrfOf(calendar.text) })
    .expect(303);
  const page = await browser.get(String(made.headers.location));
  const feed = /\/calendar\/[\w-]+\.ics/.exec(page.text)?.[0] ?? '';
  await app.browser().get(feed).expect(200);

  await decide(reportId, { decision: 'suspended', days: '7', hides: 'on' }).expect(303);
  await browser.get('/settings').expect(302);
  await app.browser().get(feed).expect(404);
  await app.browser().get(`/meetings/${meetingId}`).expect(404);
  const refused = await app.browser().post('/login').type('form').send({ email, password }).expect(403);
  expect(refused.text).toMatch(/까지 로그인할 수 없어요\. 다시 살펴봐 달라고/);
  expect(refused.headers['set-cookie'] ?? []).not.toContainEqual(expect.stringMatching(/^sid=/));

  await asPerson(app, operator).post(`/admin/reports/${reportId}/undo`).expect(303);
  await app.browser().post('/login').type('form').send({ email, password }).expect(303);
  await app.browser().get(`/meetings/${meetingId}`).expect(200);
  expect((await stack.db.user.findUniqueOrThrow({ where: { id } })).suspendedUntil).toBeNull();
});

test('undoing one suspension leaves another one in force', async () => {
  const { id, reportId } = await reported();
  await decide(reportId, { decision: 'suspended', days: '30' }).expect(303);
  const meetingId = await createMeeting(stack, { ...reader, id });
  await asPerson(app, reader)
    .post('/reports', { kind: 'meeting', id: String(meetingId), reason: 'abuse' })
    .expect(303);
  const second = await stack.db.report.findFirstOrThrow({ orderBy: { id: 'desc' } });
  await decide(second.id, { decision: 'suspended', days: '3' }).expect(303);
  await asPerson(app, operator).post(`/admin/reports/${reportId}/undo`).expect(303);
  const { suspendedUntil } = await stack.db.user.findUniqueOrThrow({ where: { id } });
  const days = ((suspendedUntil?.getTime() ?? 0) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(2.9);
  expect(days).toBeLessThan(3.1);
});

test('a suspension that is over admits the account, and an operator cannot be suspended', async () => {
  const { person, reportId, id } = await reported();
  await decide(reportId, { decision: 'suspended', days: '1' }).expect(303);
  await stack.db.$executeRaw`UPDATE users SET suspended_until = now() - interval '1 second' WHERE id = ${id}`;
  const { email, password } = person;
  await app.browser().post('/login').type('form').send({ email, password }).expect(303);

  const another = await reported();
  await stack.db.user.update({ where: { id: another.id }, data: { isAdmin: true } });
  const refused = await decide(another.reportId, { decision: 'suspended', days: '1' }).expect(409);
  expect(refused.text).toContain('운영자 계정은 여기서 멈출 수 없어요.');
});

test('the operators’ log keeps log-ins and acts, and refuses changes and deletions', async () => {
  const known = await signedUp(app);
  const { email, password } = known.person;
  await stack.db.user.update({ where: { email }, data: { isAdmin: true } });
  const { id } = await stack.db.user.findUniqueOrThrow({ where: { email } });
  await app.browser().post('/login').type('form').send({ email, password }).expect(303);
  const entry = await stack.db.operatorEntry.findFirstOrThrow({ where: { actorId: id, action: 'log_in' } });
  const update = stack.db.operatorEntry.update({ where: { id: entry.id }, data: { reason: '다른 말' } });
  await expect(update).rejects.toThrow(/append-only|permission denied/);
  await expect(stack.db.operatorEntry.delete({ where: { id: entry.id } })).rejects.toThrow(
    /append-only|permission denied/,
  );
  await stack.db.user.delete({ where: { id } });
  expect(await stack.db.operatorEntry.findUnique({ where: { id: entry.id } })).toMatchObject({
    actorId: null,
  });
});

test('a report is deleted a year after its decision, and not before', async () => {
  const { reportId } = await reported();
  await decide(reportId, { decision: 'dismissed' }).expect(303);
  const waiting = await reported();
  const age = (id: number, days: number) => stack.db.$executeRaw`
    UPDATE reports SET created_at = now() - interval '3 years',
      decided_at = CASE WHEN decided_at IS NULL THEN NULL ELSE now() - make_interval(days => ${days}::int) END
    WHERE id = ${id}`;
  await age(waiting.reportId, 0);
  await age(reportId, 364);
  expect(await deleteOldReports(stack.db)).toBe(0);
  await age(reportId, 367);
  expect(await deleteOldReports(stack.db)).toBe(1);
  expect(await stack.db.report.count({ where: { id: waiting.reportId } })).toBe(1);
});

test('a message of somebody who left is nobody’s to warn or suspend', async () => {
  const meetingId = await createMeeting(stack, reader);
  await insertFormerMember(stack.db);
  await stack.db.$executeRaw`UPDATE rooms SET last_seq = 1 WHERE meeting_id = ${meetingId}`;
  await stack.db.message.create({
    data: { meetingId, seq: 1, userId: formerMemberId, clientId: randomUUID(), body: '떠난 이의 말' },
  });
  await asPerson(app, reader)
    .post('/reports', { kind: 'message', id: String(meetingId), seq: '1', reason: 'abuse' })
    .expect(303);
  const { id, aboutUserId } = await stack.db.report.findFirstOrThrow({ orderBy: { id: 'desc' } });
  expect(aboutUserId).toBeNull();
  await expectNobodyToSuspend(id);
  await decide(id, { decision: 'hidden' }).expect(303);
});

test('a person who left since the report is nobody to warn or suspend, before and after the erasure', async () => {
  const { reportId, id } = await reported();
  const page = await detailOf(reportId);
  expect(page).toContain('value="suspended"');
  expect(page).not.toContain(nobodyToSuspend);
  await stack.db.user.update({ where: { id }, data: { leftAt: new Date() } });
  await expectNobodyToSuspend(reportId);
  expect(await stack.db.user.findUniqueOrThrow({ where: { id } })).toMatchObject({ suspendedUntil: null });
  await stack.db.report.update({ where: { id: reportId }, data: { aboutUserId: null } });
  await expectNobodyToSuspend(reportId);
});

const nobodyToSuspend = '쓴 사람이 탈퇴해서 경고하거나 이용을 멈출 수 없어요';

const detailOf = async (id: number) =>
  (await asPerson(app, operator).get(`/admin/reports/${id}`).expect(200)).text;

async function expectNobodyToSuspend(id: number) {
  const page = await detailOf(id);
  expect(page).toContain(nobodyToSuspend);
  for (const field of ['value="warned"', 'value="suspended"', 'name="days"', 'name="hides"'])
    expect(page).not.toContain(field);
  for (const decision of ['warned', 'suspended']) await decide(id, { decision, days: '1' }).expect(409);
}
