import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cancelMeeting } from '../../src/meetings/cancel-meeting.ts';
import { removeMember } from '../../src/meetings/remove-member.ts';
import { passTime } from '../support/alarms.ts';
import { createMeeting, type MeetingOptions } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { fullMeeting, listOf, minutesOfOffer, people, seatActs } from './seat-people.ts';

let stack: TestStack;
let acts: ReturnType<typeof seatActs>;
let leader: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  acts = seatActs(stack.db);
  leader = await createPerson(stack);
});
afterAll(() => stack.close());

const full = (options?: MeetingOptions) => fullMeeting(stack, leader, options);
const list = (id: number) => listOf(stack, id);

describe('a full meeting', () => {
  test('takes people who wait, in the order of asking, each once', async () => {
    const { id } = await full();
    const [first, second] = (await people(stack, 2)) as [TestPerson, TestPerson];
    expect(await acts.wait(first, id)).toBe('waiting');
    expect(await acts.wait(second, id)).toBe('waiting');
    expect(await acts.wait(first, id)).toBe('was_waiting');
    expect(await list(id)).toEqual({ waiting: [first.id, second.id], offered: [] });
  });

  test('does not take a member, and a meeting with a free seat takes nobody', async () => {
    const { id, member } = await full();
    expect(await acts.wait(member, id)).toBe('was_member');
    const open = await createMeeting(stack, leader, [], { capacity: 5, startsInMinutes: 60 });
    expect(await acts.wait(await createPerson(stack), open)).toBe('not_full');
  });

  test('takes nobody from 30 minutes before the start on, nor when it is cancelled or over', async () => {
    const person = await createPerson(stack);
    expect(await acts.wait(person, (await full({ startsInMinutes: 29 })).id)).toBe('last_call');
    expect(await acts.wait(person, (await full({ startsInMinutes: -5 })).id)).toBe('last_call');
    expect(await acts.wait(person, (await full({ startsInMinutes: -90 })).id)).toBe('ended');
    expect(await acts.wait(person, (await full({ cancelled: true })).id)).toBe('cancelled');
  });
});

describe('a seat that becomes free', () => {
  test('is offered to the longest waiting person for two hours, and she takes it', async () => {
    const { id, member } = await full();
    const [first, second] = (await people(stack, 2)) as [TestPerson, TestPerson];
    await acts.wait(first, id);
    await acts.wait(second, id);
    await acts.leave(member, id);
    expect(await list(id)).toEqual({ waiting: [second.id], offered: [first.id] });
    expect(await minutesOfOffer(stack, id)).toBe(120);
    expect(await acts.take(second, id)).toBe('offer_over');
    expect(await acts.take(first, id)).toBe('joined');
    expect(await acts.take(first, id)).toBe('was_member');
    expect(await list(id)).toEqual({ waiting: [second.id], offered: [] });
  });

  test('is held until 30 minutes before a start that is near', async () => {
    const { id, member } = await full({ startsInMinutes: 75 });
    await acts.wait(await createPerson(stack), id);
    await acts.leave(member, id);
    expect(await minutesOfOffer(stack, id)).toBe(45);
  });

  test('goes to the first person who asks when the start is 30 minutes away or less', async () => {
    const { id, member } = await full({ startsInMinutes: 31 });
    const waiter = await createPerson(stack);
    await acts.wait(waiter, id);
    await passTime(stack, 2);
    await acts.leave(member, id);
    expect(await list(id)).toEqual({ waiting: [waiter.id], offered: [] });
    expect(await acts.join(await createPerson(stack), id)).toBe('joined');
  });

  test('passes on when the offer is declined, and the person is off the list', async () => {
    const { id, member } = await full();
    const [first, second] = (await people(stack, 2)) as [TestPerson, TestPerson];
    await acts.wait(first, id);
    await acts.wait(second, id);
    await acts.leave(member, id);
    expect(await acts.decline(second, id)).toBe('did_not_wait');
    expect(await acts.decline(first, id)).toBe('stopped');
    expect(await list(id)).toEqual({ waiting: [], offered: [second.id] });
  });

  test('passes on when the person with the offer stops waiting', async () => {
    const { id, member } = await full();
    const [first, second] = (await people(stack, 2)) as [TestPerson, TestPerson];
    await acts.wait(first, id);
    await acts.wait(second, id);
    await acts.leave(member, id);
    expect(await acts.stop(first, id)).toBe('stopped');
    expect(await acts.stop(first, id)).toBe('did_not_wait');
    expect(await list(id)).toEqual({ waiting: [], offered: [second.id] });
  });

  test('passes on when the offer runs out: at the worker’s run, or when anybody asks', async () => {
    for (const meets of ['worker', 'newcomer', 'late answer'] as const) {
      const { id, member } = await full();
      const [first, second, newcomer] = (await people(stack, 3)) as [TestPerson, TestPerson, TestPerson];
      await acts.wait(first, id);
      await acts.wait(second, id);
      await acts.leave(member, id);
      await passTime(stack, 119);
      await acts.tick();
      expect((await list(id)).offered).toEqual([first.id]);
      await passTime(stack, 2);
      if (meets === 'worker') await acts.tick();
      if (meets === 'newcomer') expect(await acts.join(newcomer, id)).toBe('behind');
      if (meets === 'late answer') expect(await acts.take(first, id)).toBe('offer_over');
      expect((await list(id)).offered).toEqual([second.id]);
      expect(await minutesOfOffer(stack, id)).toBe(120);
    }
  });

  test('is free for everybody when nobody waits any more', async () => {
    const { id, member } = await full();
    const waiter = await createPerson(stack);
    await acts.wait(waiter, id);
    await acts.leave(member, id);
    expect(await acts.join(await createPerson(stack), id)).toBe('behind');
    await acts.stop(waiter, id);
    const [behind] = (await list(id)).offered;
    expect(behind).toBeDefined();
    await acts.stop({ id: behind as number }, id);
    expect(await acts.join(await createPerson(stack), id)).toBe('joined');
  });
});

describe('a newcomer', () => {
  test('who joins while an offer is out or somebody waits is put behind', async () => {
    const { id, member } = await full();
    const [first, newcomer] = (await people(stack, 2)) as [TestPerson, TestPerson];
    await acts.wait(first, id);
    await acts.leave(member, id);
    expect(await acts.join(newcomer, id)).toBe('behind');
    expect(await acts.join(newcomer, id)).toBe('behind');
    expect(await list(id)).toEqual({ waiting: [newcomer.id], offered: [first.id] });
    expect(await acts.join(first, id)).toBe('joined');
  });

  test('who joins a full meeting without a list is told that it is full', async () => {
    const { id } = await full();
    expect(await acts.join(await createPerson(stack), id)).toBe('full');
    expect(await list(id)).toEqual({ waiting: [], offered: [] });
  });
});

test('a person whom the leader removes while she waits is off the list and cannot join', async () => {
  const { id, member } = await full();
  const [first, second] = (await people(stack, 2)) as [TestPerson, TestPerson];
  await acts.wait(first, id);
  await acts.wait(second, id);
  await acts.leave(member, id);
  await removeMember(acts.services, leader.id, { meetingId: id, userId: first.id });
  expect(await list(id)).toEqual({ waiting: [], offered: [second.id] });
  expect(await acts.join(first, id)).toBe('banned');
});

test('a person whom the leader blocked waits and is passed over', async () => {
  const { id, member } = await full();
  const [blocked, second] = (await people(stack, 2)) as [TestPerson, TestPerson];
  await stack.db.userBlock.create({ data: { blockerId: leader.id, blockedId: blocked.id } });
  expect(await acts.wait(blocked, id)).toBe('waiting');
  await acts.wait(second, id);
  await acts.leave(member, id);
  expect(await list(id)).toEqual({ waiting: [blocked.id], offered: [second.id] });
  await acts.stop(second, id);
  expect(await acts.join(await createPerson(stack), id)).toBe('joined');
});

test('a cancelled meeting and one that began have no list', async () => {
  const cancelled = await full();
  await acts.wait(await createPerson(stack), cancelled.id);
  await cancelMeeting(acts.services, leader.id, cancelled.id);
  expect((await list(cancelled.id)).waiting).toEqual([]);
  const begun = await full({ startsInMinutes: 31 });
  await acts.wait(await createPerson(stack), begun.id);
  await passTime(stack, 32);
  await acts.tick();
  expect((await list(begun.id)).waiting).toEqual([]);
});
