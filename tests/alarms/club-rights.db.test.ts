import { afterAll, beforeAll, expect, test } from 'vitest';
import { announceChanges } from '../../src/alarms/meeting-change-repository.ts';
import { insertEntrances, insertOpenEntrance } from '../../src/alarms/meeting-entrance-repository.ts';
import { insertReminder } from '../../src/alarms/meeting-reminder-repository.ts';
import { findDeliveries } from '../../src/alarms/notification-delivery-repository.ts';
import { findOpenNotifications } from '../../src/alarms/notification-open-repository.ts';
import { claimPushes } from '../../src/alarms/notification-push-repository.ts';
import { insertDueNotifications } from '../../src/alarms/notification-repository.ts';
import { claimWebPushes } from '../../src/alarms/notification-web-push-claim-repository.ts';
import { findTalkReaders } from '../../src/alarms/talk-reader-repository.ts';
import { createClub } from '../clubs/sample-club.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let leader: TestPerson;
let member: TestPerson;
/** She left the club, and her seats are still there: no seat may give rights without the club. */
let former: TestPerson;
let clubId: number;

beforeAll(async () => {
  stack = await openTestStack();
  // One after another: the tests compare lists in the order of the ids.
  leader = await createPerson(stack);
  member = await createPerson(stack);
  former = await createPerson(stack);
  // The club is listed: a former member knows its meetings, and has no part in them.
  clubId = await createClub(stack, leader);
  await stack.db.clubMembership.create({ data: { clubId, userId: member.id } });
  await stack.db.pushSubscription.createMany({
    data: [member, former].map(({ id }) => ({
      endpoint: `https://fcm.googleapis.com/${id}`,
      userId: id,
      p256dh: '',
      auth: '',
    })),
  });
});
afterAll(() => stack.close());

const meetingIn = (startsInMinutes: number) =>
  createMeeting(stack, leader, [member, former], { startsInMinutes, clubId });

const written = async (meetingId: number, kind: string) => {
  const rows = await stack.db.notification.findMany({ where: { meetingId, kind }, select: { userId: true } });
  return rows.map(({ userId }) => userId).sort((a, b) => a - b);
};

test('a scan writes no notification of the start for a person who left the club', async () => {
  const id = await meetingIn(5);
  await insertDueNotifications(stack.pool, { defaultLead: 10, longestLead: 60, limit: 100 });
  expect(await written(id, 'starting_soon')).toEqual([leader.id, member.id]);
  // The leader sees the delivery to members only, and a reminder reaches only them.
  expect((await findDeliveries(stack.db, id)).map(({ userId }) => userId)).toEqual([member.id]);
});

test('a scan tells no change and no cancellation to a person who left the club', async () => {
  const id = await meetingIn(300);
  await stack.db.membership.updateMany({ where: { meetingId: id }, data: { joinedAt: new Date(0) } });
  await stack.db.meeting.update({ where: { id }, data: { title: '새 제목', version: { increment: 1 } } });
  await stack.db.meeting.update({
    where: { id },
    data: { cancelledAt: new Date(), version: { increment: 1 } },
  });
  await announceChanges(stack.pool, 20);
  expect(await written(id, 'meeting_cancelled')).toEqual([member.id]);
  expect(await written(id, 'meeting_changed')).not.toContain(former.id);
});

test('a notification that waits reaches nobody who left the club meanwhile: page, push or reminder', async () => {
  const id = await meetingIn(20);
  const { startsAt } = await stack.db.meeting.findUniqueOrThrow({ where: { id } });
  const key = { meetingId: id, kind: 'starting_soon', meetingStartsAt: startsAt, occasion: 0 };
  const announcement = await stack.db.announcement.create({ data: key });
  await stack.db.notification.createMany({
    data: [member, former].map((person) => ({
      ...key,
      announcementId: announcement.id,
      userId: person.id,
      isQuiet: false,
      pushUntil: startsAt,
      webPushDueAt: new Date(Date.now() - 1_000),
    })),
  });
  const open = await findOpenNotifications(stack.pool, [member.id, former.id], { settled: false });
  expect(
    open.map((list) => list.filter(({ announcementId }) => announcementId === announcement.id).length),
  ).toEqual([1, 0]);
  const due = await claimWebPushes(stack.pool, { limit: 100, perAccount: 3, busyAccounts: [] });
  expect(
    due.filter(({ announcementId }) => announcementId === announcement.id).map(({ userId }) => userId),
  ).toEqual([member.id]);
  const pushes = await claimPushes(stack.pool, 100);
  expect(pushes.find(({ announcementId }) => announcementId === announcement.id)?.userIds).toEqual([
    member.id,
  ]);
  expect(await insertReminder(stack.db, id)).toBe('done');
  const reminded = await stack.db.notification.findMany({ where: { meetingId: id, occasion: { not: 0 } } });
  expect(reminded.map(({ userId }) => userId)).toEqual([member.id]);
});

test('a person who left the club hears of no talk and enters no record', async () => {
  const id = await meetingIn(-5);
  const readers = await findTalkReaders(stack.pool, id);
  expect([...(readers?.userIds ?? [])].sort((a, b) => a - b)).toEqual([leader.id, member.id]);
  await insertEntrances(stack.pool, [
    { meetingId: id, userId: member.id },
    { meetingId: id, userId: former.id },
  ]);
  await insertOpenEntrance(stack.pool, { meetingId: id, userId: former.id });
  const entered = await stack.db.meetingEntrance.findMany({ where: { meetingId: id } });
  expect(entered.map(({ userId }) => userId)).toEqual([member.id]);
});
