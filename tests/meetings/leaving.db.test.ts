import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { noAnnouncer } from '../../src/meetings/announcer.ts';
import { finishLeaves } from '../../src/meetings/finish-leaves.ts';
import { joinMeeting } from '../../src/meetings/join-meeting.ts';
import { leaveSoon } from '../../src/meetings/leave-soon.ts';
import type { MeetingServices } from '../../src/meetings/services.ts';
import { createLogger } from '../../src/platform/log.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting, type MeetingOptions } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { asPerson } from './plan-form.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let reader: TestPerson;
let services: MeetingServices;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
  leader = await createPerson(stack);
  reader = await createPerson(stack);
  services = { db: stack.db, log: createLogger({ level: 'silent', name: 'test' }), announcer: noAnnouncer };
});
afterAll(() => stack.close());

const as = (person: TestPerson | null) => asPerson(app, person);
const meeting = (options: MeetingOptions = {}) =>
  createMeeting(stack, leader, [reader], { startsInMinutes: 60, ...options });
const isMember = async (id: number) =>
  (await stack.db.membership.count({ where: { meetingId: id, userId: reader.id } })) === 1;
const countOf = async (id: number) =>
  (await stack.db.meeting.findUniqueOrThrow({ where: { id } })).memberCount;

/** Moves the end of the time to take a seat back into the past. */
const letTimePass = (id: number) =>
  stack.db.membership.updateMany({
    where: { meetingId: id, leavesAt: { not: null } },
    data: { leavesAt: new Date(Date.now() - 1_000) },
  });

describe('leaving with time to take the seat back', () => {
  test('keeps the seat of a full meeting, and offers it back on the page', async () => {
    const id = await meeting({ capacity: 2 });
    await as(reader).post(`/meetings/${id}/leave`, { soon: 'on' }).expect(303);
    expect(await isMember(id)).toBe(true);
    const other = await createPerson(stack);
    await as(other).post(`/meetings/${id}/join`).expect(409);
    const { text } = await as(reader).get(`/meetings/${id}`).expect(200);
    expect(text).toContain('참여를 취소하고 있어요');
    expect(Number(/data-seconds-left="(\d+)"/.exec(text)?.[1])).toBeLessThanOrEqual(10);
    expect(text).not.toContain('name="soon"');
    await finishLeaves(services);
    expect(await isMember(id)).toBe(true);
  });

  test('is taken back by joining again, for good', async () => {
    const id = await meeting();
    await as(reader).post(`/meetings/${id}/leave`, { soon: 'on' }).expect(303);
    await as(reader).post(`/meetings/${id}/join`).expect(303);
    await letTimePass(id);
    await finishLeaves(services);
    expect(await isMember(id)).toBe(true);
    expect((await as(reader).get(`/meetings/${id}`)).text).not.toContain('참여를 취소하고 있어요');
  });

  test('ends the membership afterwards, once over two processes, and announces it', async () => {
    const id = await meeting();
    await leaveSoon(services, reader.id, id);
    await letTimePass(id);
    const left = vi.fn();
    const announcing = { ...services, announcer: { ...noAnnouncer, left } };
    await Promise.all([finishLeaves(announcing), finishLeaves(announcing)]);
    expect(left).toHaveBeenCalledExactlyOnceWith(id, reader.id);
    expect(await isMember(id)).toBe(false);
    expect(await countOf(id)).toBe(1);
  });

  test('pressed twice does not move the end', async () => {
    const id = await meeting();
    const endOf = async () =>
      (await stack.db.membership.findFirstOrThrow({ where: { meetingId: id, userId: reader.id } })).leavesAt;
    await leaveSoon(services, reader.id, id);
    const first = await endOf();
    await leaveSoon(services, reader.id, id);
    expect(first).not.toBeNull();
    expect(await endOf()).toEqual(first);
  });

  test.each([
    ['ended', { endsAt: new Date(Date.now() - 60_000), startsAt: new Date(Date.now() - 3_600_000) }],
    ['was cancelled', { cancelledAt: new Date() }],
  ])('leaves the member in a meeting that %s meanwhile', async (_what, data) => {
    const id = await meeting();
    await leaveSoon(services, reader.id, id);
    await letTimePass(id);
    await stack.db.meeting.update({ where: { id }, data });
    await finishLeaves(services);
    expect(await isMember(id)).toBe(true);
    const { leavesAt } = await stack.db.membership.findFirstOrThrow({
      where: { meetingId: id, userId: reader.id },
    });
    expect(leavesAt).toBeNull();
  });

  test('of one meeting that fails does not stop that of others', async () => {
    const [stuck, free] = [await meeting(), await meeting()];
    await leaveSoon(services, reader.id, stuck);
    await letTimePass(stuck);
    await leaveSoon(services, reader.id, free);
    await letTimePass(free);
    await stack.owner.query(
      `ALTER TABLE meetings ADD CONSTRAINT stuck CHECK (id <> ${stuck} OR member_count = 2) NOT VALID`,
    );
    try {
      await finishLeaves(services);
    } finally {
      await stack.owner.query('ALTER TABLE meetings DROP CONSTRAINT stuck');
    }
    expect(await isMember(free)).toBe(false);
    expect(await isMember(stuck)).toBe(true);
    await finishLeaves(services);
    expect(await isMember(stuck)).toBe(false);
  });

  test('is refused to the leader, and does nothing for other people', async () => {
    const id = await meeting();
    await as(leader).post(`/meetings/${id}/leave`, { soon: 'on' }).expect(403);
    const other = await createPerson(stack);
    expect(await leaveSoon(services, other.id, id)).toEqual({ ok: true, outcome: 'was_no_member' });
    expect(await countOf(id)).toBe(2);
  });

  test('and taking it back at the moment of its end agree on the seats', async () => {
    for (let round = 0; round < 20; round += 1) {
      const id = await meeting();
      await leaveSoon(services, reader.id, id);
      await letTimePass(id);
      const [joined] = await Promise.all([joinMeeting(services, reader.id, id), finishLeaves(services)]);
      expect(joined.ok).toBe(true);
      expect(await isMember(id)).toBe(true);
      expect(await countOf(id)).toBe(2);
    }
  });
});

describe('leaving without JavaScript', () => {
  test('asks first on a page of its own, and then leaves at once', async () => {
    const id = await meeting();
    expect((await as(reader).get(`/meetings/${id}`)).text).toContain(`href="/meetings/${id}/leave"`);
    const { text } = await as(reader).get(`/meetings/${id}/leave`).expect(200);
    expect(text).toContain('이 모임에 참여하지 않으시겠어요?');
    expect(text).toContain(`action="/meetings/${id}/leave"`);
    expect(text).not.toContain('name="soon"');
    await as(reader).post(`/meetings/${id}/leave`).expect(303);
    expect(await isMember(id)).toBe(false);
  });

  test('is a page for members only', async () => {
    const id = await meeting();
    await as(leader).get(`/meetings/${id}/leave`).expect(403);
    await as(await createPerson(stack))
      .get(`/meetings/${id}/leave`)
      .expect(403);
    await as(null).get(`/meetings/${id}/leave`).expect(302);
  });
});
