import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { noAnnouncer } from '../../src/meetings/announcer.ts';
import { cancelMeeting } from '../../src/meetings/cancel-meeting.ts';
import { editMeeting } from '../../src/meetings/edit-meeting.ts';
import type { MeetingPlan } from '../../src/meetings/meeting.ts';
import { findMeetingForAsker } from '../../src/meetings/meeting-for-asker-repository.ts';
import { noActivityLimits } from '../../src/meetings/meeting-limits.ts';
import { openMeeting } from '../../src/meetings/open-meeting.ts';
import type { MeetingServices } from '../../src/meetings/services.ts';
import { createLogger } from '../../src/platform/log.ts';
import { createBook, createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { day, hour, later, minute, second } from './sample-meeting.ts';

let stack: TestStack;
let services: MeetingServices;
let leader: TestPerson;
let plan: MeetingPlan;
const told: (readonly string[])[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  const announcer = {
    ...noAnnouncer,
    changed: (_: unknown, fields: readonly string[]) => void told.push(fields),
  };
  services = { db: stack.db, log: createLogger({ level: 'silent', name: 'test' }), announcer };
  leader = await createPerson(stack);
});
afterAll(() => stack.close());

beforeEach(async () => {
  told.length = 0;
  const startsAt = later(new Date(), 2 * hour);
  plan = {
    bookId: (await createBook(stack)).id,
    title: '한여름 밤의 독서',
    description: '',
    startsAt,
    endsAt: later(startsAt, hour),
    capacity: 8,
  };
});

async function open(fields: Partial<MeetingPlan> = {}): Promise<number> {
  const result = await openMeeting(services, leader.id, { ...plan, ...fields });
  if (!result.ok) throw new Error('the meeting was not opened');
  return result.id;
}

const meetingOf = async (id: number) => {
  const found = await findMeetingForAsker(stack.db, id, leader.id);
  if (!found) throw new Error('the meeting is gone');
  return found.meeting;
};

const edit = (id: number, version: number, fields: Partial<MeetingPlan> = {}) =>
  editMeeting(services, leader.id, { id, version, ...plan, ...fields });

describe('opening', () => {
  test('makes the meeting, its leader’s membership and its room', async () => {
    const id = await open();
    expect(await meetingOf(id)).toMatchObject({ ...plan, leaderId: leader.id, memberCount: 1, version: 1 });
    expect(await stack.db.membership.findMany({ where: { meetingId: id } })).toMatchObject([
      { userId: leader.id },
    ]);
    expect(await stack.db.room.findUnique({ where: { meetingId: id } })).toEqual({
      meetingId: id,
      lastSeq: 0,
      revision: 0,
      opensAt: plan.startsAt,
      closesAt: plan.endsAt,
      clubId: null,
    });
  });

  test('with the same form twice at the same moment makes one meeting', async () => {
    for (let round = 0; round < 10; round += 1) {
      const title = `모임 ${round}`;
      const ids = await Promise.all([1, 2, 3, 4].map(() => open({ title })));
      expect(new Set(ids).size).toBe(1);
    }
  });

  test('two meetings that differ makes two', async () => {
    expect(await open()).not.toBe(await open({ title: '다른 이름' }));
  });

  test('again after the cancellation makes a new one', async () => {
    const id = await open();
    await cancelMeeting(services, leader.id, id);
    expect(await open()).not.toBe(id);
  });

  test('in the past by the database’s clock is refused', async () => {
    const startsAt = later(new Date(), -second);
    const result = await openMeeting(services, leader.id, { ...plan, startsAt });
    expect(result).toEqual({ ok: false, problems: { startsAt: 'past' } });
  });

  test('about a book that is not there is refused', async () => {
    const result = await openMeeting(services, leader.id, { ...plan, bookId: 2_000_000_000 });
    expect(result).toEqual({ ok: false, problems: { bookId: 'no_book' } });
  });
});

describe('editing', () => {
  test('raises the version and says what is new', async () => {
    const id = await open();
    const startsAt = later(plan.startsAt, day);
    const fields = { title: '다른 이름', startsAt, endsAt: later(startsAt, hour) };
    const result = await edit(id, 1, fields);
    expect(result).toMatchObject({ ok: true, changed: ['title', 'startsAt', 'endsAt'] });
    expect(await meetingOf(id)).toMatchObject({ ...plan, ...fields, version: 2 });
    expect(told).toEqual([['title', 'startsAt', 'endsAt']]);
  });

  test('that changes nothing raises no version and tells nobody', async () => {
    const id = await open();
    expect(await edit(id, 1)).toMatchObject({ ok: true, changed: [] });
    expect((await meetingOf(id)).version).toBe(1);
    expect(told).toEqual([]);
  });

  test('of an old version writes nothing', async () => {
    const id = await open();
    await edit(id, 1, { title: '먼저 고친 이름' });
    expect(await edit(id, 1, { title: '나중에 고친 이름' })).toEqual({ ok: false, reason: 'old_version' });
    expect((await meetingOf(id)).title).toBe('먼저 고친 이름');
  });

  test('the same version twice at the same moment lets one through', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await open({ title: `모임 ${round}` });
      const results = await Promise.all(['가', '나', '다', '라'].map((title) => edit(id, 1, { title })));
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect((await meetingOf(id)).version).toBe(2);
    }
    expect(told).toHaveLength(10);
  });

  test('keeps a start to the millisecond where the form says its minute only', async () => {
    const startsAt = later(new Date(Math.floor(Date.now() / minute) * minute), hour + 31_007);
    const id = await open({ startsAt, endsAt: later(startsAt, hour) });
    const typed = { startsAt: later(startsAt, -31_007), endsAt: later(startsAt, hour - 31_007) };
    expect(await edit(id, 1, { ...typed, title: '다른 이름' })).toMatchObject({
      ok: true,
      changed: ['title'],
    });
    expect((await meetingOf(id)).startsAt).toEqual(startsAt);
  });

  test('of a live meeting extends its end and leaves its start', async () => {
    const id = await createMeeting(stack, leader, [], { startsInMinutes: -30, lengthMinutes: 60 });
    const { startsAt, endsAt, bookId } = await meetingOf(id);
    const now = { bookId, startsAt, endsAt, title: '시험 모임', capacity: 500 };
    expect(await edit(id, 1, { ...now, endsAt: later(endsAt, hour) })).toMatchObject({
      ok: true,
      changed: ['endsAt'],
    });
    expect(await edit(id, 2, { ...now, startsAt: later(startsAt, day), endsAt: later(endsAt, day) })).toEqual(
      {
        ok: false,
        reason: 'problems',
        problems: { startsAt: 'begun' },
      },
    );
    expect(await edit(id, 2, { ...now, endsAt })).toMatchObject({ problems: { endsAt: 'only_later' } });
  });

  test('cannot reduce the capacity below a member who joins meanwhile', async () => {
    const others = await Promise.all([1, 2, 3].map(() => createPerson(stack)));
    const id = await createMeeting(stack, leader, others, { startsInMinutes: 60, capacity: 8 });
    const { startsAt, endsAt, bookId } = await meetingOf(id);
    const to = (capacity: number) => edit(id, 1, { bookId, startsAt, endsAt, title: '시험 모임', capacity });
    expect(await to(3)).toMatchObject({ problems: { capacity: 'below_members' } });
    expect(await to(4)).toMatchObject({ ok: true });
  });

  test('tells members of twenty changes an hour, and a change that they are not told of goes on', async () => {
    const id = await open();
    for (let i = 1; i <= 20; i += 1)
      expect(await edit(id, i, { title: `이름 ${i}` })).toMatchObject({ ok: true });
    expect(await edit(id, 21, { title: '한 번 더' })).toMatchObject({
      reason: 'too_many_changes',
      field: 'title',
    });
    const ends = { title: '이름 20', endsAt: later(plan.endsAt, hour) };
    expect(await edit(id, 21, ends)).toMatchObject({ reason: 'too_many_changes', field: 'endsAt' });
    expect((await meetingOf(id)).title).toBe('이름 20');
    const quiet = await edit(id, 21, { title: '이름 20', description: '알리지 않는 것' });
    expect(quiet).toMatchObject({ ok: true, changed: ['description'] });
    await stack.db.meetingChange.updateMany({
      where: { meetingId: id, version: 2 },
      data: { changedAt: later(new Date(), -hour) },
    });
    expect(await edit(id, 22, { title: '한 번 더' })).toMatchObject({ ok: true });
    expect(await edit(id, 23, { title: '두 번 더' })).toMatchObject({ reason: 'too_many_changes' });
    const oneMore = { id, version: 23, ...plan, title: '두 번 더' };
    expect(await editMeeting({ ...services, limits: noActivityLimits }, leader.id, oneMore)).toMatchObject({
      ok: true,
    });
  });

  test('is for the leader only, and for meetings that are not over', async () => {
    const other = await createPerson(stack);
    const id = await open();
    const by = (userId: number, meetingId: number) =>
      editMeeting(services, userId, { id: meetingId, version: 1, ...plan });
    expect(await by(other.id, id)).toEqual({ ok: false, reason: 'not_leader' });
    expect(await by(leader.id, 2_000_000_000)).toEqual({ ok: false, reason: 'not_found' });
    const over = await createMeeting(stack, leader, [], { startsInMinutes: -61 });
    expect(await by(leader.id, over)).toEqual({ ok: false, reason: 'ended' });
    await cancelMeeting(services, leader.id, id);
    expect(await by(leader.id, id)).toEqual({ ok: false, reason: 'cancelled' });
  });
});

describe('cancelling', () => {
  test('is final, and raises the version for calendars', async () => {
    const id = await open();
    expect(await cancelMeeting(services, leader.id, id)).toEqual({ ok: true, outcome: 'cancelled' });
    const first = await meetingOf(id);
    expect(first).toMatchObject({ version: 2, cancelledAt: expect.any(Date) });
    expect(await cancelMeeting(services, leader.id, id)).toEqual({ ok: true, outcome: 'was_cancelled' });
    expect(await meetingOf(id)).toEqual(first);
  });

  test('is for the leader only, and until the end', async () => {
    const other = await createPerson(stack);
    expect(await cancelMeeting(services, other.id, await open())).toMatchObject({ reason: 'not_leader' });
    const over = await createMeeting(stack, leader, [], { startsInMinutes: -61 });
    expect(await cancelMeeting(services, leader.id, over)).toMatchObject({ reason: 'ended' });
  });
});

describe('the database', () => {
  test('refuses to delete the book of a meeting', async () => {
    await open();
    await expect(stack.db.book.delete({ where: { id: plan.bookId } })).rejects.toThrow(/[Ff]oreign key/);
  });

  test.each<[string, object]>([
    ['one seat more than there is', { memberCount: 9 }],
    ['a meeting without its leader', { memberCount: 0 }],
    ['a capacity of one', { capacity: 1 }],
    ['a capacity of 501', { capacity: 501 }],
    ['a blank title', { title: '  ' }],
    ['a title of 1,201 characters', { title: '가'.repeat(1_201) }],
    [
      'a start in 367 days',
      {
        startsAt: new Date(Date.now() + 367 * 24 * hour),
        endsAt: new Date(Date.now() + 367 * 24 * hour + hour),
      },
    ],
    ['a text of 2,001 characters', { description: '가'.repeat(2_001) }],
    ['an end before the start', { endsAt: new Date(0) }],
    ['thirteen hours', { endsAt: new Date(Date.now() + 15 * hour) }],
  ])('refuses %s, whatever a process forgets to check', async (_what, data) => {
    const id = await open();
    await expect(stack.db.meeting.update({ where: { id }, data })).rejects.toThrow(/constraint/);
  });

  test('refuses a message of 2,001 characters, a blank one and a number below one', async () => {
    const meetingId = await open();
    const insert = (fields: object) =>
      stack.db.message.create({
        data: {
          meetingId,
          seq: 1,
          userId: leader.id,
          clientId: crypto.randomUUID(),
          body: '안녕',
          ...fields,
        },
      });
    for (const fields of [{ body: '가'.repeat(2_001) }, { body: ' \n' }, { body: '' }, { seq: 0 }])
      await expect(insert(fields)).rejects.toThrow(/constraint/);
    await insert({ body: '📚'.repeat(2_000) });
  });
});
