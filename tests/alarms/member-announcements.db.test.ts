import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { announceToMembers } from '../../src/alarms/index.ts';
import { muteMeeting } from '../../src/alarms/meeting-mute-repository.ts';
import type { MemberAnnouncement } from '../../src/meetings/index.ts';
import { inTransaction } from '../../src/platform/transaction.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createRecordingEmitter, editMeeting, passTime, scan } from '../support/alarms.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let member: TestPerson;
let waiter: TestPerson;
let meeting: number;
let rung: number[][] = [];

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack);
  member = await createPerson(stack);
  waiter = await createPerson(stack);
});
beforeEach(async () => {
  await stack.pool.query('DELETE FROM meetings');
  rung = [];
  meeting = await createMeeting(stack, leader, [member], { startsInMinutes: 600, title: '달과 6펜스' });
});
afterAll(() => stack.close());

type WithoutMeeting<Of> = Of extends unknown ? Omit<Of, 'meetingId'> : never;
const announce = (announcement: WithoutMeeting<MemberAnnouncement>) =>
  inTransaction(stack.db, (tx) =>
    announceToMembers({ changed: (...userIds) => void rung.push([...userIds]) })(tx, {
      ...announcement,
      meetingId: meeting,
    } as MemberAnnouncement),
  );
const inTwoHours = () => new Date(Date.now() + 120 * 60_000);
const ask = (kind: 'attendance_asked' | 'note_asked', occasion: 0 | 1 = 0) =>
  announce({ kind, occasion, until: null, toUserIds: [member.id] });
/** Offers a seat to the person who waits; an earlier offer of hers has ended. */
async function offer() {
  const until = inTwoHours();
  await stack.db.seatWait.deleteMany({ where: { meetingId: meeting } });
  const { id } = await stack.db.seatWait.create({
    data: { meetingId: meeting, userId: waiter.id, offeredAt: new Date(), offerEndsAt: until },
  });
  return announce({ kind: 'seat_offered', occasion: id, until, toUserIds: [waiter.id] });
}
/** The kinds that a scan pushes to a person's open pages. */
async function pushed(person: TestPerson): Promise<string[]> {
  const emitter = createRecordingEmitter();
  await scan(stack, emitter);
  return emitter.pushedTo(person.id).map((id) => id.split('-')[0] ?? '');
}
const inbox = async (person: TestPerson) =>
  (await asPerson(app, person).get('/notifications').expect(200)).text;

describe('a question about a meeting', () => {
  test('is pushed once, is in the inbox, and open pages count again', async () => {
    expect([...(await ask('attendance_asked'))]).toEqual([member.id]);
    expect(rung).toEqual([[member.id]]);
    expect(await pushed(member)).toEqual(['attendance_asked']);
    expect(await pushed(member)).toEqual([]);
    expect(await inbox(member)).toContain('모임에 올 수 있는지 알려 주세요.');
  });

  test('is in the inbox only when another one was pushed before', async () => {
    await ask('note_asked');
    expect([...(await ask('attendance_asked'))]).toEqual([]);
    expect(await pushed(member)).toEqual(['note_asked']);
    expect(await inbox(member)).toContain('참석 확인');
  });

  test('is in the inbox only after a change of the meeting was pushed', async () => {
    await editMeeting(stack, meeting, { title: '새 이름' });
    expect(await pushed(member)).toEqual(['meeting_changed']);
    expect([...(await ask('attendance_asked'))]).toEqual([]);
    expect(await pushed(member)).toEqual([]);
  });

  test('told again is unread again and not pushed a second time', async () => {
    await ask('attendance_asked');
    await pushed(member);
    await stack.db.notification.updateMany({ data: { readAt: new Date() } });
    await ask('attendance_asked');
    expect(await pushed(member)).toEqual([]);
    expect(await stack.db.notification.count({ where: { userId: member.id, readAt: null } })).toBe(1);
  });

  test('told again before the first push went out is still pushed once', async () => {
    await ask('attendance_asked');
    await ask('attendance_asked');
    expect(await pushed(member)).toEqual(['attendance_asked']);
  });

  test('of a muted meeting is in the inbox only, and leaves the one push for later', async () => {
    await muteMeeting(stack.db, member.id, meeting);
    expect([...(await ask('attendance_asked'))]).toEqual([]);
    await stack.pool.query('DELETE FROM meeting_mutes');
    expect([...(await ask('note_asked'))]).toEqual([member.id]);
    expect(await pushed(member)).toEqual(['note_asked']);
  });

  test('about a start that moved since is not pushed any more', async () => {
    await ask('attendance_asked');
    await editMeeting(stack, meeting, { startsInMinutes: 900 });
    expect(await pushed(member)).not.toContain('attendance_asked');
  });

  test('about a cancelled meeting is not told', async () => {
    await editMeeting(stack, meeting, { cancelled: true });
    await ask('attendance_asked');
    expect(await stack.db.announcement.count({ where: { kind: 'attendance_asked' } })).toBe(0);
  });
});

describe('a seat offered', () => {
  test('is pushed to a person without a seat, however many pushes came before', async () => {
    for (let i = 0; i < 2; i += 1) {
      expect([...(await offer())]).toEqual([waiter.id]);
      expect(await pushed(waiter)).toEqual(['seat_offered']);
    }
    expect(await inbox(waiter)).toContain('기다리던 자리가 났어요.');
  });

  test('is not pushed after it ran out', async () => {
    await offer();
    await passTime(stack, 121);
    expect(await pushed(waiter)).toEqual([]);
  });
});

test.each([['seat_passed_on', '리더가 자리를 기다리던 분께 드렸어요.']] as const)(
  '%s is in the inbox and never pushed',
  async (kind, words) => {
    expect([...(await announce({ kind, toUserIds: [member.id] }))]).toEqual([]);
    expect(await pushed(member)).toEqual([]);
    expect(await inbox(member)).toContain(words);
  },
);
