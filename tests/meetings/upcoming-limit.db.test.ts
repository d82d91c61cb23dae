import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { noAnnouncer } from '../../src/meetings/announcer.ts';
import { joinMeeting } from '../../src/meetings/join-meeting.ts';
import { meetingLimits, noActivityLimits } from '../../src/meetings/meeting-limits.ts';
import { openMeeting } from '../../src/meetings/open-meeting.ts';
import type { MeetingServices } from '../../src/meetings/services.ts';
import { createLogger } from '../../src/platform/log.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createBook, createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { asPerson, planForm } from './plan-form.ts';
import { hour } from './sample-meeting.ts';

const { led, joined } = meetingLimits.upcoming;
let stack: TestStack;
let app: TestApp;
let services: MeetingServices;
let bookId: number;
let person: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
  const log = createLogger({ level: 'silent', name: 'test' });
  services = { db: stack.db, log, announcer: noAnnouncer };
  bookId = (await createBook(stack)).id;
});
beforeEach(async () => {
  person = await createPerson(stack);
});
afterAll(() => stack.close());

/** Creates `count` meetings that are not over and that one account leads, without memberships. */
async function lead(leader: TestPerson, count: number) {
  const startsAt = new Date(Date.now() + hour);
  const row = { bookId, leaderId: leader.id, startsAt, endsAt: new Date(Date.now() + 2 * hour), capacity: 8 };
  return stack.db.meeting.createManyAndReturn({
    data: Array.from({ length: count }, (_, i) => ({ ...row, title: `모임 ${i}` })),
    select: { id: true },
  });
}

/** Makes her a member of `count` meetings of another leader that are not over. */
async function takePart(count: number) {
  const meetings = await lead(await createPerson(stack), count);
  await stack.db.membership.createMany({
    data: meetings.map(({ id }) => ({ meetingId: id, userId: person.id })),
  });
}

const plan = (title: string) => ({
  bookId,
  title,
  description: '',
  startsAt: new Date(Date.now() + hour),
  endsAt: new Date(Date.now() + 2 * hour),
  capacity: 8,
});

test(`the form of a ${led + 1}st meeting comes back as typed and says why; one that was cancelled makes room`, async () => {
  const [first] = await lead(person, led);
  const form = planForm(bookId, { title: '백한 번째 모임' });
  const { text } = await asPerson(app, person).post('/meetings', form).expect(409);
  expect(text).toContain(`앞으로 열릴 모임은 ${led}개까지 열 수 있어요`);
  expect(text).toContain('value="백한 번째 모임"');
  await asPerson(app, person).post(`/meetings/${first?.id}/cancel`).expect(303);
  await asPerson(app, person).post('/meetings', form).expect(303);
});

test('meetings that are over do not count', async () => {
  await lead(person, led);
  await stack.db.meeting.updateMany({
    where: { leaderId: person.id },
    data: { startsAt: new Date(Date.now() - 2 * hour), endsAt: new Date(Date.now() - hour) },
  });
  expect(await openMeeting(services, person.id, plan('새 모임'))).toMatchObject({ ok: true });
});

test('of five opened at the same moment with room for two, two are opened', async () => {
  await lead(person, led - 2);
  const results = await Promise.all(
    [1, 2, 3, 4, 5].map((i) => openMeeting(services, person.id, plan(`동시에 ${i}`))),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(2);
  expect(results.filter((result) => !result.ok && 'reason' in result)).toHaveLength(3);
});

test('the same plan twice is still one meeting at the limit', async () => {
  await lead(person, led - 1);
  const same = plan('두 번 보낸 모임');
  const first = await openMeeting(services, person.id, same);
  expect(await openMeeting(services, person.id, same)).toEqual({ ...first, isNew: false });
});

test(`of five joined at the same moment with room for two below ${joined}, two are joined, and the page says why`, async () => {
  await takePart(joined - 2);
  const leader = await createPerson(stack);
  const ids = await Promise.all([1, 2, 3, 4, 5].map(() => createMeeting(stack, leader)));
  const results = await Promise.all(ids.map((id) => joinMeeting(services, person.id, id)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(2);
  expect(results.filter((result) => !result.ok && result.reason === 'too_many_joined')).toHaveLength(3);
  const left = ids[results.findIndex(({ ok }) => !ok)];
  const { text } = await asPerson(app, person).post(`/meetings/${left}/join`).expect(409);
  expect(text).toContain(`앞으로 열릴 모임에는 ${joined}개까지 참여할 수 있어요`);
});

test('at the limit joining a joined meeting again is not refused, and benchmarks have no limit', async () => {
  await takePart(joined - 1);
  const leader = await createPerson(stack);
  const [id, other] = await Promise.all([createMeeting(stack, leader), createMeeting(stack, leader)]);
  await joinMeeting(services, person.id, id);
  expect(await joinMeeting(services, person.id, id)).toEqual({ ok: true, outcome: 'was_member' });
  expect(await joinMeeting({ ...services, limits: noActivityLimits }, person.id, other)).toMatchObject({
    ok: true,
  });
});
