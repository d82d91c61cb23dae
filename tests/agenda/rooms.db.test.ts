import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cardsThatRan } from '../../src/agenda/index.ts';
import type { AgendaState } from '../../src/agenda/protocol.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { type ChatClient, type ChatServer, chatClients, startChatServer } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { createAgenda } from './sample-agenda.ts';

let stack: TestStack;
let first: ChatServer;
let second: ChatServer;
let leader: TestPerson;
let member: TestPerson;
let id: number;

const env = { BENCH: '1' };
const presenceTiming = {
  leaseMs: 3_000,
  graceMs: 200,
  renewIntervalMs: 500,
  sweepIntervalMs: 100,
};

beforeAll(async () => {
  stack = await openTestStack();
  [first, second] = await Promise.all([
    startChatServer(stack, { env, presenceTiming }),
    startChatServer(stack, { env, presenceTiming }),
  ]);
  [leader, member] = await Promise.all([createPerson(stack, '하늘'), createPerson(stack, '바다')]);
});
afterAll(async () => {
  await Promise.all([first.close(), second.close()]);
  await stack.close();
});
beforeEach(async () => {
  id = await createMeeting(stack, leader, [member]);
});

const enterFirst = chatClients(() => first);
const enterSecond = chatClients(() => second);
const press = (button: string, person = leader, fields: Record<string, string> = {}) =>
  asPerson(first.app, person).post(`/meetings/${id}/agenda/${button}`, fields).expect(303);

/** Collects the agendas that a client is sent from now on. */
function agendasOf({ socket }: ChatClient): {
  last: () => AgendaState | undefined;
  readonly all: AgendaState[];
} {
  const all: AgendaState[] = [];
  socket.on('agenda', (state: AgendaState) => all.push(state));
  return { last: () => all.at(-1), all };
}
const statesOf = (state: AgendaState | undefined) => state?.cards.map((card) => card.state);

describe('a room with an agenda', () => {
  test('a press on one process reaches the rooms of all, and a late joiner gets the same', async () => {
    await createAgenda(stack, id, [
      ['첫 질문', 600],
      ['둘째 질문', 600],
    ]);
    const [here, there] = [agendasOf(await enterFirst(leader, id)), agendasOf(await enterSecond(member, id))];
    await press('start');
    await expect.poll(() => statesOf(here.last())).toEqual(['current', 'waiting']);
    await expect.poll(() => statesOf(there.last())).toEqual(['current', 'waiting']);
    await press('skip');
    await expect.poll(() => statesOf(there.last())).toEqual(['skipped', 'current']);
    const late = await enterSecond(leader, id);
    const lateAgenda = agendasOf(late);
    await press('pause');
    await expect.poll(() => statesOf(lateAgenda.last())).toEqual(['skipped', 'paused']);
    expect(lateAgenda.last()).toMatchObject({ current: there.last()?.cards[1]?.id });
  });

  test('a socket is sent the agenda when it connects, and none in a meeting without one', async () => {
    await createAgenda(stack, id, [['질문', 600]], { isStarted: true });
    const client = await enterFirst(member, id);
    const received = agendasOf(client);
    client.socket.disconnect().connect();
    await expect.poll(() => received.last()?.cards).toMatchObject([{ body: '질문', state: 'current' }]);
    const other = await enterFirst(member, await createMeeting(stack, leader, [member]));
    const none = agendasOf(other);
    // The answer to a request comes after everything that was sent before it.
    await other.ask('history', {});
    expect(none.all).toEqual([]);
  });

  test('a card that ends is announced without anything being written', async () => {
    await createAgenda(stack, id, [
      ['첫 질문', 1],
      ['둘째 질문', 600],
    ]);
    const received = agendasOf(await enterFirst(member, id));
    await press('start');
    await expect.poll(() => statesOf(received.last()), { timeout: 5_000 }).toEqual(['done', 'current']);
    expect(await stack.db.agenda.findUnique({ where: { meetingId: id } })).toMatchObject({ revision: 1 });
    expect(await cardsThatRan(stack.pool, id)).toMatchObject([{ body: '첫 질문' }, { body: '둘째 질문' }]);
  });

  test('a change that nobody announced reaches the room by the next check', async () => {
    await createAgenda(stack, id, [['질문', 3_000]], { isStarted: true });
    const received = agendasOf(await enterFirst(member, id));
    await stack.db.meeting.update({ where: { id }, data: { endsAt: new Date(Date.now() + 60_000) } });
    const { endsAt } = await stack.db.meeting.findUniqueOrThrow({ where: { id } });
    await expect.poll(() => received.last()?.cards[0]?.endsAt).toBe(endsAt.toISOString());
  });

  test('a member who leaves the room during her turn is asked again at the end', async () => {
    const hers = await enterFirst(leader, id);
    const received = agendasOf(hers);
    const his = await enterSecond(member, id);
    await press('turns');
    await expect.poll(() => received.last()?.turn?.order).toHaveLength(2);
    if (received.last()?.turn?.userId === String(leader.id)) await press('turns/pass');
    await expect.poll(() => received.last()?.turn?.userId).toBe(String(member.id));
    his.close();
    await expect
      .poll(() => received.last()?.turn?.userId !== String(member.id), { timeout: 15_000 })
      .toBe(true);
    const turns = await stack.db.agendaTurn.findMany({ where: { meetingId: id, userId: member.id } });
    expect(turns).toMatchObject([{ isSecond: false }, { isSecond: true }]);
  });
});

test('the cards that ran have the times of their talk, and the rest none', async () => {
  await createAgenda(stack, id, [
    ['첫 질문', 60],
    ['둘째 질문', 60],
    ['셋째 질문', 60],
  ]);
  const startedAt = new Date(Date.now() - 90_000);
  await stack.db.agenda.update({ where: { meetingId: id }, data: { startedAt } });
  const [one, two, three] = await cardsThatRan(stack.pool, id);
  const minuteAfter = new Date(startedAt.getTime() + 60_000);
  expect(one).toMatchObject({ body: '첫 질문', beganAt: startedAt, endedAt: minuteAfter });
  expect(two).toMatchObject({ body: '둘째 질문', beganAt: minuteAfter });
  expect(three).toBeUndefined();
  expect(await cardsThatRan(stack.pool, await createMeeting(stack, leader))).toEqual([]);
});
