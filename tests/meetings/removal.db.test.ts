import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noAnnouncer } from '../../src/meetings/announcer.ts';
import { joinMeeting } from '../../src/meetings/join-meeting.ts';
import { leaveMeeting } from '../../src/meetings/leave-meeting.ts';
import { readmitMember } from '../../src/meetings/readmit-member.ts';
import { removeMember } from '../../src/meetings/remove-member.ts';
import type { MeetingServices } from '../../src/meetings/services.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { createLogger } from '../../src/platform/log.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { asPerson } from './plan-form.ts';

const log = createLogger({ level: 'silent', name: 'test' });
const stillOut = '리더가 내보내서 이 모임에는 다시 참여할 수 없어요';
let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let member: TestPerson;
let id: number;
let path: string;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack, '하늘');
});
afterAll(() => stack.close());

const as = (person: TestPerson | null) => asPerson(app, person);
const isMember = async (person: TestPerson) =>
  (await stack.db.membership.count({ where: { meetingId: id, userId: person.id } })) === 1;
const removalsToldTo = (person: TestPerson) =>
  stack.db.notification.findMany({ where: { userId: person.id, kind: 'removed' } });

/** A meeting with one member, whom the leader removes. */
async function removed(options: { startsInMinutes?: number } = {}): Promise<void> {
  member = await createPerson(stack);
  id = await createMeeting(stack, leader, [member], { startsInMinutes: 60, ...options });
  path = `/meetings/${id}`;
  await as(leader).post(`${path}/members/${member.id}/remove`).expect(303);
}

describe('a member whom the leader removed', () => {
  test.each([
    ['before the meeting', 60],
    ['while the meeting runs', -5],
  ])('cannot join again %s, and reads why', async (_when, startsInMinutes) => {
    await removed({ startsInMinutes });
    const { text } = await as(member).post(`${path}/join`).expect(409);
    expect(text).toContain(stillOut);
    expect(await isMember(member)).toBe(false);
    expect(await stack.db.meeting.findUnique({ where: { id } })).toMatchObject({ memberCount: 1 });
  });

  test('reads the reason of the leader in her inbox', async () => {
    member = await createPerson(stack);
    id = await createMeeting(stack, leader, [member], { startsInMinutes: 60 });
    const action = `/meetings/${id}/members/${member.id}/remove`;
    const long = await as(leader)
      .post(action, { reason: '가'.repeat(101) })
      .expect(422);
    expect(long.text).toContain('까닭은 100자까지 쓸 수 있어요.</p>');
    expect(long.text).toContain('<details class="people__remove" open>');
    expect(long.text).toContain(`value="${'가'.repeat(101)}"`);
    expect(long.text).toContain(`aria-describedby="remove-error-${member.id}"`);
    expect(await isMember(member)).toBe(true);
    await as(leader).post(action, { reason: '<약속>을 어겼어요' }).expect(303);
    const { text } = await as(member).get('/notifications').expect(200);
    expect(text).toContain('까닭: &lt;약속&gt;을 어겼어요');
    expect(await stack.db.moderationEntry.findFirst({ where: { meetingId: id } })).toMatchObject({
      action: 'removed',
      reason: '<약속>을 어겼어요',
    });
  });

  test('is shown no form of the leader when she sends one herself', async () => {
    member = await createPerson(stack);
    const other = await createPerson(stack);
    id = await createMeeting(stack, leader, [member, other], { startsInMinutes: 600 });
    const { text } = await as(member)
      .post(`/meetings/${id}/members/${other.id}/remove`, { reason: '나'.repeat(101) })
      .expect(403);
    expect(text).not.toContain('people__remove');
    expect(await isMember(other)).toBe(true);
  });

  test('sees a sentence on the page in place of the button, and nobody else does', async () => {
    await removed();
    const page = (await as(member).get(path).expect(200)).text;
    expect(page).toContain(stillOut);
    expect(page).not.toContain(`action="${path}/join"`);
    const other = (
      await as(await createPerson(stack))
        .get(path)
        .expect(200)
    ).text;
    expect(other).not.toContain(stillOut);
    expect(other).toContain(`action="${path}/join"`);
    expect(other).not.toContain(member.nickname);
  });

  test.each([60, -5])(
    'is not invited to that meeting on her first page (start in %d minutes)',
    async (startsInMinutes) => {
      await removed({ startsInMinutes });
      expect((await as(member).get('/').expect(200)).text).not.toContain(`data-meeting-id="${id}"`);
      const other = await createPerson(stack);
      expect((await as(other).get('/').expect(200)).text).toContain(`data-meeting-id="${id}"`);
      await stack.db.meeting.update({ where: { id }, data: { cancelledAt: new Date() } });
    },
  );

  test('does not read on its page that she could come in by joining', async () => {
    await removed({ startsInMinutes: -5 });
    expect((await as(member).get(path).expect(200)).text).not.toContain('참여하면 바로 들어갈 수 있어요');
  });

  test('is told once in her inbox, which counts as unread', async () => {
    await removed();
    await as(leader).post(`${path}/members/${member.id}/remove`).expect(303);
    const [told, ...more] = await removalsToldTo(member);
    expect(more).toEqual([]);
    expect(told).toMatchObject({ meetingId: id, readAt: null, pushedAt: null, webPushDueAt: null });
    const { text } = await as(member).get('/notifications').expect(200);
    expect(text).toContain('리더가 이 모임에서 내보냈어요');
    expect(text).toContain('안 읽은 알림 1개');
    expect(await removalsToldTo(leader)).toEqual([]);
  });

  test('is let back by the leader, with a button, as often as it is pressed', async () => {
    await removed();
    const { text } = await as(leader).get(path).expect(200);
    expect(text).toContain('내보낸 사람');
    const action = `${path}/members/${member.id}/readmit`;
    expect(text).toContain(`action="${action}"`);
    for (const _twice of [1, 2]) {
      const { headers } = await as(leader).post(action).expect(303);
      expect(headers.location).toBe(path);
    }
    expect(await isMember(member)).toBe(false);
    expect((await as(leader).get(path)).text).not.toContain('내보낸 사람');
    await as(member).post(`${path}/join`).expect(303);
    expect(await isMember(member)).toBe(true);
    const inbox = (await as(member).get('/notifications')).text;
    expect(inbox).toContain('다시 들어올 수 있게 했어요');
    expect(inbox).not.toContain('대화방에는 들어갈 수 없어요');
  });

  test('who is readmitted and removed again cannot join, and has one unread entry', async () => {
    await removed();
    await as(member).post('/notifications/read').expect(303);
    await as(leader).post(`${path}/members/${member.id}/readmit`).expect(303);
    await as(member).post(`${path}/join`).expect(303);
    await as(leader).post(`${path}/members/${member.id}/remove`).expect(303);
    await as(member).post(`${path}/join`).expect(409);
    expect((await removalsToldTo(member)).map(({ readAt }) => readAt)).toEqual([null]);
  });

  test('who is readmitted and joins again gets no alarm of the removal', async () => {
    await removed();
    await as(leader).post(`${path}/members/${member.id}/readmit`).expect(303);
    await as(member).post(`${path}/join`).expect(303);
    const { findOpenNotifications } = await import('../../src/alarms/notification-open-repository.ts');
    const { claimPushes } = await import('../../src/alarms/notification-push-repository.ts');
    expect(await findOpenNotifications(stack.pool, [member.id], { settled: false })).toEqual([[]]);
    expect((await claimPushes(stack.pool, 100)).flatMap(({ userIds }) => userIds)).not.toContain(member.id);
  });
});

test('each removal is one line of the security log', async () => {
  await removed();
  await as(leader).post(`${path}/members/${member.id}/remove`).expect(303);
  const lines = app.logs.filter((line) => line.event === 'member-removal' && line.meetingId === id);
  expect(lines).toMatchObject([
    { outcome: 'done', accountId: leader.id, targetAccountId: member.id, addressBlock: expect.any(String) },
  ]);
});

test('only the leader readmits, and only in a meeting that is not over', async () => {
  await removed();
  const action = `${path}/members/${member.id}/readmit`;
  await as(member).post(action).expect(403);
  await as(await createPerson(stack))
    .post(action)
    .expect(403);
  await as(null).post(action).expect(401);
  await as(leader).post(`${path}/members/abc/readmit`).expect(404);
  await as(leader).post(`/meetings/2000000000/members/${member.id}/readmit`).expect(404);
  await as(member).post(`${path}/join`).expect(409);
  await as(leader).post(`${path}/cancel`).expect(303);
  await as(leader).post(action).expect(409);
});

test('leaving by oneself keeps nobody out', async () => {
  member = await createPerson(stack);
  id = await createMeeting(stack, leader, [member]);
  await as(member).post(`/meetings/${id}/leave`).expect(303);
  await as(member).post(`/meetings/${id}/join`).expect(303);
});

test('a member who left just before the leader removes her is kept out all the same', async () => {
  member = await createPerson(stack);
  id = await createMeeting(stack, leader, [member]);
  await as(member).post(`/meetings/${id}/leave`).expect(303);
  await as(leader).post(`/meetings/${id}/members/${member.id}/remove`).expect(303);
  expect(await removalsToldTo(member)).toHaveLength(1);
  await as(member).post(`/meetings/${id}/join`).expect(409);
});

test('a member who leaves and joins in a loop does not escape her removal', async () => {
  for (let round = 0; round < 10; round += 1) {
    member = await createPerson(stack);
    id = await createMeeting(stack, leader, [member]);
    let isRemoved = false;
    const loop = async () => {
      while (!isRemoved) {
        await as(member).post(`/meetings/${id}/leave`);
        await as(member).post(`/meetings/${id}/join`);
      }
    };
    const looping = loop();
    await as(leader).post(`/meetings/${id}/members/${member.id}/remove`).expect(303);
    isRemoved = true;
    await looping;
    expect(await stack.db.membership.count({ where: { meetingId: id, userId: member.id } })).toBe(0);
    await as(member).post(`/meetings/${id}/join`).expect(409);
  }
});

test('the leader cannot remove herself, nor somebody who never was a member', async () => {
  const stranger = await createPerson(stack);
  id = await createMeeting(stack, leader);
  await as(leader).post(`/meetings/${id}/members/${leader.id}/remove`).expect(403);
  await as(leader).post(`/meetings/${id}/members/${stranger.id}/remove`).expect(303);
  expect(await stack.db.meetingBan.count({ where: { meetingId: id } })).toBe(0);
  expect((await as(leader).get(`/meetings/${id}`)).text).not.toContain(stranger.nickname);
});

test('the database itself refuses a removed member, whatever code adds her', async () => {
  await removed();
  const insert = () => stack.db.membership.create({ data: { meetingId: id, userId: member.id } });
  await expect(insert()).rejects.toThrow(/was removed from meeting/);
});

test('a ban goes with its meeting and with its account', async () => {
  await removed();
  const bans = () => stack.db.meetingBan.count({ where: { meetingId: id } });
  const second = await createPerson(stack);
  await stack.db.meetingBan.create({ data: { meetingId: id, userId: second.id, removedBy: member.id } });
  await stack.db.user.delete({ where: { id: member.id } });
  expect(await stack.db.meetingBan.findMany({ where: { meetingId: id } })).toMatchObject([
    { userId: second.id, removedBy: null },
  ]);
  await stack.db.meeting.delete({ where: { id } });
  expect(await bans()).toBe(0);
});

test('in 100 runs of concurrent actions and removals over two processes no member is banned and the seats are right', async () => {
  const other = openDatabase(stack.databaseUrl, { max: 5, log });
  const services = (db: MeetingServices['db']): MeetingServices => ({ db, log, announcer: noAnnouncer });
  const [one, two] = [services(stack.db), services(other.db)];
  const person = await createPerson(stack);
  let kept = 0;
  try {
    for (let round = 0; round < 100; round += 1) {
      id = await createMeeting(stack, leader, [person]);
      const named = { meetingId: id, userId: person.id };
      const acts = [
        () => removeMember(one, leader.id, named),
        () => joinMeeting(two, person.id, id),
        () => leaveMeeting(two, person.id, id),
        () => joinMeeting(one, person.id, id),
        ...(round % 4 === 0 ? [() => readmitMember(two, leader.id, named)] : []),
      ];
      // Another of them is first each time.
      const turn = round % acts.length;
      await Promise.all([...acts.slice(turn), ...acts.slice(0, turn)].map((act) => act()));
      const isBanned = (await stack.db.meetingBan.count({ where: named })) === 1;
      const isIn = await isMember(person);
      expect(isBanned && isIn).toBe(false);
      if (isBanned) {
        kept += 1;
        expect(await joinMeeting(one, person.id, id)).toEqual({ ok: false, reason: 'banned' });
      }
      expect(await stack.db.meeting.findUnique({ where: { id } })).toMatchObject({
        memberCount: isIn ? 2 : 1,
      });
    }
  } finally {
    await other.close();
  }
  expect(kept).toBeGreaterThan(20);
}, 60_000);
