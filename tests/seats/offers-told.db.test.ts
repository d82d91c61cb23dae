import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRecordingEmitter, diesBeforePush, passTime, scan } from '../support/alarms.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { fullMeeting, people, seatActs, toldOf } from './seat-people.ts';

let stack: TestStack;
let acts: ReturnType<typeof seatActs>;
let leader: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  acts = seatActs(stack.db);
  leader = await createPerson(stack);
});
afterAll(() => stack.close());

/** A meeting in which the first of two waiting people has an offer. */
async function withOffer(): Promise<{ id: number; first: TestPerson; second: TestPerson }> {
  const { id, member } = await fullMeeting(stack, leader);
  const [first, second] = (await people(stack, 2)) as [TestPerson, TestPerson];
  await acts.wait(first, id);
  await acts.wait(second, id);
  await acts.leave(member, id);
  return { id, first, second };
}

const noteOf = (userId: number) =>
  stack.db.notification.findFirstOrThrow({ where: { userId }, include: { announcement: true } });

test('the offer is in her inbox with the leave that freed the seat, and in nobody else’s', async () => {
  const { id, first } = await withOffer();
  expect(await toldOf(stack, id)).toEqual([first.id]);
});

test('the next scan pushes an offer, once, until it ends', async () => {
  const { id, first } = await withOffer();
  const wait = await stack.db.seatWait.findFirstOrThrow({ where: { userId: first.id } });
  expect((await noteOf(first.id)).pushUntil).toEqual(wait.offerEndsAt);
  const emitter = createRecordingEmitter();
  await scan(stack, emitter, { steps: { emitAlarms: diesBeforePush } }).catch(() => undefined);
  expect(emitter.pushes).toEqual([]);
  await Promise.all([scan(stack, emitter), scan(stack, emitter)]);
  await scan(stack, emitter);
  expect(emitter.pushedTo(first.id)).toHaveLength(1);
  const pushed = emitter.pushes.find(({ userIds }) => userIds.includes(first.id));
  expect(pushed?.alarm).toMatchObject({ kind: 'seat_offered', url: `/meetings/${id}` });
});

test('each person of the list is told of her own offer once, in turn', async () => {
  const { id, first, second } = await withOffer();
  await acts.decline(first, id);
  await acts.tick();
  await acts.take(second, id);
  expect(await toldOf(stack, id)).toEqual([first.id, second.id]);
  // She waits again, and gets a new offer.
  await acts.wait(first, id);
  await acts.leave(second, id);
  expect(await toldOf(stack, id)).toEqual([first.id, second.id, first.id]);
});

describe('an offer is not pushed', () => {
  test('after she declined it', async () => {
    const { id, first, second } = await withOffer();
    await acts.decline(first, id);
    const emitter = createRecordingEmitter();
    await scan(stack, emitter);
    expect(emitter.pushedTo(first.id)).toEqual([]);
    expect(emitter.pushedTo(second.id)).toHaveLength(1);
  });

  test('after its two hours, when the worker was away', async () => {
    const { first } = await withOffer();
    await passTime(stack, 121);
    const emitter = createRecordingEmitter();
    await scan(stack, emitter);
    expect(emitter.pushedTo(first.id)).toEqual([]);
  });

  test('in her quiet hours', async () => {
    const { id, member } = await fullMeeting(stack, leader);
    const [waiter] = (await people(stack, 1)) as [TestPerson];
    // The whole day but one minute of half a day away.
    const now = new Date(Date.now() + 9 * 60 * 60_000);
    const minute = now.getUTCHours() * 60 + now.getUTCMinutes();
    const [quietFrom, quietTo] = [(minute + 721) % 1440, (minute + 720) % 1440];
    await stack.db.alarmPreference.create({
      data: { userId: waiter.id, leadMinutes: 10, quietFrom, quietTo, sound: true },
    });
    await acts.wait(waiter, id);
    await acts.leave(member, id);
    expect(await noteOf(waiter.id)).toMatchObject({ isQuiet: true, webPushDueAt: null });
    const emitter = createRecordingEmitter();
    await scan(stack, emitter);
    expect(emitter.pushedTo(waiter.id)).toEqual([]);
  });
});
