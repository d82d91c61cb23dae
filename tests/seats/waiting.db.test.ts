import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noAnnouncer } from '../../src/meetings/announcer.ts';
import { cancelMeeting } from '../../src/meetings/cancel-meeting.ts';
import { joinMeeting } from '../../src/meetings/join-meeting.ts';
import { leaveMeeting } from '../../src/meetings/leave-meeting.ts';
import { removeMember } from '../../src/meetings/remove-member.ts';
import type { MeetingServices } from '../../src/meetings/services.ts';
import { declineOffer, stopWaiting } from '../../src/meetings/waiting/stop-waiting.ts';
import { takeOffer } from '../../src/meetings/waiting/take-offer.ts';
import { waitForSeat } from '../../src/meetings/waiting/wait-for-seat.ts';
import { createLogger } from '../../src/platform/log.ts';
import { settleDueLists } from '../../src/seats/settle-due-lists.ts';
import { passTime } from '../support/alarms.ts';
import { createMeeting, type MeetingOptions } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

const log = createLogger({ level: 'silent', name: 'test' });
let stack: TestStack;
let services: MeetingServices;
let leader: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  services = { db: stack.db, log, announcer: noAnnouncer };
  leader = await createPerson(stack);
});
afterAll(() => stack.close());

type Result = { ok: true; outcome: string } | { ok: false; reason: string };
const outcome = (result: Result) => (result.ok ? result.outcome : result.reason);
const people = (count: number) => Promise.all(Array.from({ length: count }, () => createPerson(stack)));

const join = async (person: TestPerson, id: number) => outcome(await joinMeeting(services, person.id, id));
const leave = async (person: TestPerson, id: number) => outcome(await leaveMeeting(services, person.id, id));
const wait = async (person: TestPerson, id: number) => outcome(await waitForSeat(services, person.id, id));
const stop = async (person: TestPerson, id: number) => outcome(await stopWaiting(services, person.id, id));
const take = async (person: TestPerson, id: number) => outcome(await takeOffer(services, person.id, id));
const decline = async (person: TestPerson, id: number) =>
  outcome(await declineOffer(services, person.id, id));
const tick = () => settleDueLists({ db: stack.db, log });

/** A full meeting of two, which starts in a day unless the options say otherwise. */
async function fullMeeting(options: MeetingOptions = {}): Promise<{ id: number; member: TestPerson }> {
  const member = await createPerson(stack);
  return {
    id: await createMeeting(stack, leader, [member], { capacity: 2, startsInMinutes: 24 * 60, ...options }),
    member,
  };
}

/** The list of a meeting in its order: who waits, and who has an offer. */
async function listOf(id: number): Promise<{ waiting: number[]; offered: number[] }> {
  const rows = await stack.db.seatWait.findMany({ where: { meetingId: id }, orderBy: { id: 'asc' } });
  const ids = (has: boolean) =>
    rows.filter(({ offeredAt }) => (offeredAt !== null) === has).map(({ userId }) => userId);
  return { waiting: ids(false), offered: ids(true) };
}

async function minutesOfOffer(id: number): Promise<number> {
  const { offerEndsAt } = await stack.db.seatWait.findFirstOrThrow({
    where: { meetingId: id, offeredAt: { not: null } },
  });
  return Math.round(((offerEndsAt?.getTime() ?? 0) - Date.now()) / 60_000);
}

describe('a full meeting', () => {
  test('takes people who wait, in the order of asking, each once', async () => {
    const { id } = await fullMeeting();
    const [first, second] = (await people(2)) as [TestPerson, TestPerson];
    expect(await wait(first, id)).toBe('waiting');
    expect(await wait(second, id)).toBe('waiting');
    expect(await wait(first, id)).toBe('was_waiting');
    expect(await listOf(id)).toEqual({ waiting: [first.id, second.id], offered: [] });
  });

  test('does not take a member, and a meeting with a free seat takes nobody', async () => {
    const { id, member } = await fullMeeting();
    expect(await wait(member, id)).toBe('was_member');
    const open = await createMeeting(stack, leader, [], { capacity: 5, startsInMinutes: 60 });
    expect(await wait(await createPerson(stack), open)).toBe('not_full');
  });

  test('takes nobody from 30 minutes before the start on, nor when it is cancelled or over', async () => {
    const person = await createPerson(stack);
    expect(await wait(person, (await fullMeeting({ startsInMinutes: 29 })).id)).toBe('last_call');
    expect(await wait(person, (await fullMeeting({ startsInMinutes: -5 })).id)).toBe('last_call');
    expect(await wait(person, (await fullMeeting({ startsInMinutes: -90 })).id)).toBe('ended');
    expect(await wait(person, (await fullMeeting({ cancelled: true })).id)).toBe('cancelled');
  });
});

describe('a seat that becomes free', () => {
  test('is offered to the longest waiting person for two hours, and she takes it', async () => {
    const { id, member } = await fullMeeting();
    const [first, second] = (await people(2)) as [TestPerson, TestPerson];
    await wait(first, id);
    await wait(second, id);
    await leave(member, id);
    expect(await listOf(id)).toEqual({ waiting: [second.id], offered: [first.id] });
    expect(await minutesOfOffer(id)).toBe(120);
    expect(await take(second, id)).toBe('offer_over');
    expect(await take(first, id)).toBe('joined');
    expect(await take(first, id)).toBe('was_member');
    expect(await listOf(id)).toEqual({ waiting: [second.id], offered: [] });
  });

  test('is held until 30 minutes before a start that is near', async () => {
    const { id, member } = await fullMeeting({ startsInMinutes: 75 });
    await wait(await createPerson(stack), id);
    await leave(member, id);
    expect(await minutesOfOffer(id)).toBe(45);
  });

  test('goes to the first person who asks when the start is 30 minutes away or less', async () => {
    const { id, member } = await fullMeeting({ startsInMinutes: 31 });
    const waiter = await createPerson(stack);
    await wait(waiter, id);
    await passTime(stack, 2);
    await leave(member, id);
    expect(await listOf(id)).toEqual({ waiting: [waiter.id], offered: [] });
    expect(await join(await createPerson(stack), id)).toBe('joined');
  });

  test('passes on when the offer is declined, and the person is off the list', async () => {
    const { id, member } = await fullMeeting();
    const [first, second] = (await people(2)) as [TestPerson, TestPerson];
    await wait(first, id);
    await wait(second, id);
    await leave(member, id);
    expect(await decline(second, id)).toBe('did_not_wait');
    expect(await decline(first, id)).toBe('stopped');
    expect(await listOf(id)).toEqual({ waiting: [], offered: [second.id] });
  });

  test('passes on when the person with the offer stops waiting', async () => {
    const { id, member } = await fullMeeting();
    const [first, second] = (await people(2)) as [TestPerson, TestPerson];
    await wait(first, id);
    await wait(second, id);
    await leave(member, id);
    expect(await stop(first, id)).toBe('stopped');
    expect(await stop(first, id)).toBe('did_not_wait');
    expect(await listOf(id)).toEqual({ waiting: [], offered: [second.id] });
  });

  test('passes on when the offer runs out: at the worker’s run, or when anybody asks', async () => {
    for (const meets of ['worker', 'newcomer', 'late answer'] as const) {
      const { id, member } = await fullMeeting();
      const [first, second, newcomer] = (await people(3)) as [TestPerson, TestPerson, TestPerson];
      await wait(first, id);
      await wait(second, id);
      await leave(member, id);
      await passTime(stack, 119);
      await tick();
      expect((await listOf(id)).offered).toEqual([first.id]);
      await passTime(stack, 2);
      if (meets === 'worker') await tick();
      if (meets === 'newcomer') expect(await join(newcomer, id)).toBe('behind');
      if (meets === 'late answer') expect(await take(first, id)).toBe('offer_over');
      expect((await listOf(id)).offered).toEqual([second.id]);
      expect(await minutesOfOffer(id)).toBe(120);
    }
  });

  test('is free for everybody when nobody waits any more', async () => {
    const { id, member } = await fullMeeting();
    const waiter = await createPerson(stack);
    await wait(waiter, id);
    await leave(member, id);
    expect(await join(await createPerson(stack), id)).toBe('behind');
    await stop(waiter, id);
    const [behind] = (await listOf(id)).offered;
    expect(behind).toBeDefined();
    await stopWaiting(services, behind as number, id);
    expect(await join(await createPerson(stack), id)).toBe('joined');
  });
});

describe('a newcomer', () => {
  test('who joins while an offer is out or somebody waits is put behind', async () => {
    const { id, member } = await fullMeeting();
    const [first, newcomer] = (await people(2)) as [TestPerson, TestPerson];
    await wait(first, id);
    await leave(member, id);
    expect(await join(newcomer, id)).toBe('behind');
    expect(await join(newcomer, id)).toBe('behind');
    expect(await listOf(id)).toEqual({ waiting: [newcomer.id], offered: [first.id] });
    expect(await join(first, id)).toBe('joined');
  });

  test('who joins a full meeting without a list is told that it is full', async () => {
    const { id } = await fullMeeting();
    expect(await join(await createPerson(stack), id)).toBe('full');
    expect(await listOf(id)).toEqual({ waiting: [], offered: [] });
  });
});

test('a person whom the leader removes while she waits is off the list and cannot join', async () => {
  const { id, member } = await fullMeeting();
  const [first, second] = (await people(2)) as [TestPerson, TestPerson];
  await wait(first, id);
  await wait(second, id);
  await leave(member, id);
  await removeMember(services, leader.id, { meetingId: id, userId: first.id });
  expect(await listOf(id)).toEqual({ waiting: [], offered: [second.id] });
  expect(await join(first, id)).toBe('banned');
});

test('a person whom the leader blocked waits and is passed over', async () => {
  const { id, member } = await fullMeeting();
  const [blocked, second] = (await people(2)) as [TestPerson, TestPerson];
  await stack.db.userBlock.create({ data: { blockerId: leader.id, blockedId: blocked.id } });
  expect(await wait(blocked, id)).toBe('waiting');
  await wait(second, id);
  await leave(member, id);
  expect(await listOf(id)).toEqual({ waiting: [blocked.id], offered: [second.id] });
  await stop(second, id);
  expect(await join(await createPerson(stack), id)).toBe('joined');
});

test('a cancelled meeting and one that began have no list', async () => {
  const cancelled = await fullMeeting();
  await wait(await createPerson(stack), cancelled.id);
  await cancelMeeting(services, leader.id, cancelled.id);
  expect((await listOf(cancelled.id)).waiting).toEqual([]);
  const begun = await fullMeeting({ startsInMinutes: 31 });
  await wait(await createPerson(stack), begun.id);
  await passTime(stack, 32);
  await tick();
  expect((await listOf(begun.id)).waiting).toEqual([]);
});
