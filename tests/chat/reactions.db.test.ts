import { afterAll, beforeAll, expect, test } from 'vitest';
import { eraseReactions, noChatLimits } from '../../src/chat/index.ts';
import { createReact } from '../../src/chat/reactions/react.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { type ChatServer, chatClients, startChatServer } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let server: ChatServer;
let other: ChatServer;
let leader: TestPerson;
let member: TestPerson;
let third: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  server = await startChatServer(stack);
  other = await startChatServer(stack);
  [leader, member, third] = [await createPerson(stack), await createPerson(stack), await createPerson(stack)];
});
afterAll(async () => {
  await server.close();
  await other.close();
  await stack.close();
});

const enter = chatClients(() => server);
const enterOther = chatClients(() => other);
const meeting = (options = {}) => createMeeting(stack, leader, [member, third], options);
const reactionsOf = (meetingId: number) => stack.db.messageReaction.count({ where: { meetingId } });
const rowOf = (meetingId: number, seq: number) =>
  stack.db.message.findUniqueOrThrow({ where: { meetingId_seq: { meetingId, seq } } });
type Page = { messages: { seq: number; reactions?: unknown }[]; revision?: number };

test('a reaction reaches everybody in the room, and history says which are the reader’s own', async () => {
  const id = await meeting();
  const [one, two] = [await enter(member, id), await enterOther(third, id)];
  await one.send('말');
  expect(await two.ask('message:react', { seq: 1, emoji: '👍', on: true })).toEqual({ ok: true });
  expect(await one.ask('message:react', { seq: 1, emoji: '❤', on: true })).toEqual({ ok: true });
  await Promise.all([one, two].map((client) => client.until(() => client.changes.length === 2)));
  // A process sends its own changes at once, and those of the others as Redis delivers them.
  const [seenByOne, seenByTwo] = [one, two].map(({ changes }) =>
    changes.toSorted((a, b) => a.revision - b.revision),
  );
  expect(seenByOne).toEqual(seenByTwo);
  expect(seenByOne?.[1]).toEqual({
    seq: 1,
    revision: 2,
    reactions: [
      { emoji: '👍', count: 1 },
      { emoji: '❤️', count: 1 },
    ],
    by: [{ userId: String(member.id), emoji: '❤️', on: true }],
  });
  const page = (await two.ask('history', { afterRevision: 0 })) as unknown as Page;
  expect(page).toMatchObject({ revision: 2 });
  expect(page.messages.map(({ reactions }) => reactions)).toEqual([
    [
      { emoji: '👍', count: 1, mine: true },
      { emoji: '❤️', count: 1, mine: false },
    ],
  ]);
  const late = await enter(member, id);
  expect(late.histories[0]?.messages[0]?.reactions).toEqual([
    { emoji: '👍', count: 1, mine: false },
    { emoji: '❤️', count: 1, mine: true },
  ]);
});

test('the same reaction on two processes at once is counted once, and so is taking it back', async () => {
  const id = await meeting();
  const tabs = [await enter(member, id), await enterOther(member, id)];
  const [first] = tabs;
  await first?.send('말');
  for (const on of [true, false, true]) {
    const asked = { seq: 1, emoji: '👏', on };
    const answers = await Promise.all([...tabs, ...tabs].map((tab) => tab.ask('message:react', asked)));
    expect(answers).toEqual(Array(4).fill({ ok: true }));
    expect(await reactionsOf(id)).toBe(on ? 1 : 0);
    expect((await rowOf(id, 1)).reactionCounts).toEqual(on ? { '👏': 1 } : null);
  }
});

test('many members react at once on two processes, and every reaction is counted', async () => {
  const id = await meeting();
  const people = [leader, member, third];
  const clients = await Promise.all(people.flatMap((person) => [enter(person, id), enterOther(person, id)]));
  await clients[0]?.send('하나');
  await clients[0]?.send('둘');
  const emojis = ['👍', '😂', '😮'];
  await Promise.all(
    clients.flatMap((client) =>
      emojis.flatMap((emoji) => [1, 2].map((seq) => client.ask('message:react', { seq, emoji, on: true }))),
    ),
  );
  for (const seq of [1, 2])
    expect((await rowOf(id, seq)).reactionCounts).toEqual({ '👍': 3, '😂': 3, '😮': 3 });
  expect(await reactionsOf(id)).toBe(18);
});

test.each([
  [{ seq: 9, emoji: '👍', on: true }, 'not_found'],
  [{ seq: 1, emoji: '🔥', on: true }, 'invalid'],
  [{ seq: 1, emoji: '👍' }, 'invalid'],
  [{ seq: 0, emoji: '👍', on: true }, 'invalid'],
  [null, 'invalid'],
])('a reaction with %j is refused as %s', async (asked, code) => {
  const id = await meeting();
  const client = await enter(member, id);
  await client.send('말');
  expect(await client.ask('message:react', asked)).toMatchObject({ ok: false, code });
  expect(await reactionsOf(id)).toBe(0);
});

test('a deleted message loses its reactions and takes no new ones', async () => {
  const id = await meeting();
  const client = await enter(member, id);
  await client.send('말');
  await client.ask('message:react', { seq: 1, emoji: '👍', on: true });
  await client.ask('message:delete', { seq: 1 });
  expect(await reactionsOf(id)).toBe(0);
  expect((await rowOf(id, 1)).reactionCounts).toBeNull();
  const answer = await client.ask('message:react', { seq: 1, emoji: '👍', on: true });
  expect(answer).toEqual({ ok: false, code: 'not_found' });
  expect(await client.ask('message:reactors', { seq: 1 })).toEqual({ ok: true, reactions: [] });
});

test('a reaction and a deletion at the same time leave no reaction behind', async () => {
  for (let round = 0; round < 10; round += 1) {
    const id = await meeting();
    const [author, reader] = [await enter(member, id), await enterOther(third, id)];
    await author.send('말');
    await Promise.all([
      reader.ask('message:react', { seq: 1, emoji: '👍', on: true }),
      author.ask('message:delete', { seq: 1 }),
    ]);
    expect(await reactionsOf(id)).toBe(0);
    expect((await rowOf(id, 1)).reactionCounts).toBeNull();
  }
});

test('a silenced member takes reactions back and adds none', async () => {
  const id = await meeting();
  const client = await enter(member, id);
  await client.send('말');
  await client.ask('message:react', { seq: 1, emoji: '👍', on: true });
  await stack.db.meetingSilence.create({
    data: { meetingId: id, userId: member.id, reason: '까닭', silencedBy: leader.id },
  });
  expect(await client.ask('message:react', { seq: 1, emoji: '😂', on: true })).toEqual({
    ok: false,
    code: 'muted',
  });
  expect(await client.ask('message:react', { seq: 1, emoji: '👍', on: false })).toEqual({ ok: true });
  expect(await reactionsOf(id)).toBe(0);
});

test('nobody reacts after the end', async () => {
  const id = await meeting();
  const client = await enter(member, id);
  await client.send('말');
  await stack.db.meeting.update({ where: { id }, data: { endsAt: new Date(Date.now() - 1_000) } });
  const react = createReact({
    ...{ pool: stack.pool, clock: systemClock, limits: noChatLimits },
    announce: () => {},
  });
  const answer = await react(id, { userId: member.id, seq: 1, emoji: '👍', isOn: true });
  expect(answer).toEqual({ ok: false, code: 'closed' });
});

test('more than 20 reactions of one member in 5 seconds are rate limited', async () => {
  const id = await meeting();
  const client = await enter(member, id);
  await client.send('말');
  const answers = [];
  for (let at = 0; at < 21; at += 1)
    answers.push(await client.ask('message:react', { seq: 1, emoji: '👍', on: at % 2 === 0 }));
  expect(answers.slice(0, 20)).toEqual(Array(20).fill({ ok: true }));
  expect(answers[20]).toMatchObject({ ok: false, code: 'rate_limited' });
});

test('members read who reacted, first come first', async () => {
  const id = await meeting();
  const [one, two] = [await enter(member, id), await enterOther(third, id)];
  await one.send('말');
  await two.ask('message:react', { seq: 1, emoji: '😮', on: true });
  await one.ask('message:react', { seq: 1, emoji: '😮', on: true });
  expect(await one.ask('message:reactors', { seq: 1 })).toEqual({
    ok: true,
    reactions: [
      {
        emoji: '😮',
        people: [
          { userId: String(third.id), nickname: third.nickname },
          { userId: String(member.id), nickname: member.nickname },
        ],
      },
    ],
  });
});

test('the reactions of an erased account leave the counts, and open pages learn of it by the revision', async () => {
  const leaver = await createPerson(stack);
  const id = await createMeeting(stack, leader, [leaver, third]);
  const [one, two] = [await enter(leaver, id), await enterOther(third, id)];
  for (const text of ['하나', '둘', '셋']) await one.send(text);
  for (const seq of [1, 2, 3]) await one.ask('message:react', { seq, emoji: '👍', on: true });
  await one.ask('message:react', { seq: 1, emoji: '👏', on: true });
  await two.ask('message:react', { seq: 1, emoji: '👍', on: true });
  let erased = 0;
  for (let count = 1; count > 0; erased += count)
    count = await eraseReactions(stack.pool, { userId: leaver.id, limit: 3 });
  expect(erased).toBe(4);
  const counts = await Promise.all([1, 2, 3].map(async (seq) => (await rowOf(id, seq)).reactionCounts));
  expect(counts).toEqual([{ '👍': 1 }, null, null]);
  const page = (await two.ask('history', { afterRevision: 5 })) as unknown as Page;
  expect(page.messages.map(({ seq }) => seq).sort()).toEqual([1, 2, 3]);
});

test('reactions are erased while another process deletes their message, and neither waits for ever', async () => {
  const leaver = await createPerson(stack);
  const id = await createMeeting(stack, leader, [leaver, third]);
  const one = await enter(leaver, id);
  for (const text of ['하나', '둘']) await one.send(text);
  for (const seq of [1, 2]) await one.ask('message:react', { seq, emoji: '👍', on: true });
  const deleting = await stack.pool.connect();
  try {
    await deleting.query('BEGIN');
    await deleting.query('UPDATE rooms SET revision = revision + 1 WHERE meeting_id = $1', [id]);
    const erasing = eraseReactions(stack.pool, { userId: leaver.id, limit: 10 });
    await untilWaiting((await deleting.query('SELECT pg_backend_pid() AS pid')).rows[0].pid);
    await deleting.query(
      `UPDATE messages SET body = '', reaction_counts = NULL, deleted_at = now(),
         revision = (SELECT revision FROM rooms WHERE meeting_id = $1) WHERE meeting_id = $1 AND seq = 1`,
      [id],
    );
    await deleting.query('COMMIT');
    await erasing;
  } finally {
    deleting.release();
  }
  expect(await reactionsOf(id)).toBe(0);
  expect((await rowOf(id, 2)).reactionCounts).toBeNull();
});

/** Settles when a statement waits for a lock of this session. */
async function untilWaiting(pid: number): Promise<void> {
  const asked = 'SELECT FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))';
  while ((await stack.pool.query(asked, [pid])).rowCount === 0);
}
