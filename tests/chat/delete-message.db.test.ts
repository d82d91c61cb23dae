import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChatServer, chatClients, enterChat, startChatServer } from '../support/chat.ts';
import { createMeeting, type MeetingOptions } from '../support/meetings.ts';
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
  const timing = { checkTiming: { stateIntervalMs: 50, headIntervalMs: 200, memberIntervalMs: 200 } };
  server = await startChatServer(stack, timing);
  other = await startChatServer(stack, timing);
  [leader, member, third] = await Promise.all([
    createPerson(stack),
    createPerson(stack),
    createPerson(stack),
  ]);
});
afterAll(async () => {
  await server.close();
  await other.close();
  await stack.close();
});

const enter = chatClients(() => server);
const enterOther = chatClients(() => other);
const meeting = (options?: MeetingOptions) => createMeeting(stack, leader, [member, third], options);
const rowOf = (meetingId: number, seq: number) =>
  stack.db.message.findUniqueOrThrow({ where: { meetingId_seq: { meetingId, seq } } });
const logOf = (meetingId: number) => stack.db.moderationEntry.findMany({ where: { meetingId } });
const age = (meetingId: number, minutes: number) =>
  stack.pool.query(`UPDATE messages SET sent_at = now() - $2 * interval '1 minute' WHERE meeting_id = $1`, [
    meetingId,
    minutes,
  ]);

test('an author deletes her message: the text is gone from the table and from both processes', async () => {
  const id = await meeting();
  const [author, reader] = [await enter(member, id), await enterOther(third, id)];
  await author.send('지울 말');
  await author.send('남을 말');
  await reader.until(() => reader.messages.length === 2);
  expect(await author.ask('message:delete', { seq: 1 })).toEqual({ ok: true });
  const change = { seq: 1, revision: 1, deleted: true };
  await Promise.all([author, reader].map((client) => client.until(() => client.changes.length === 1)));
  expect([author.changes, reader.changes]).toEqual([[change], [change]]);
  expect(await rowOf(id, 1)).toMatchObject({ body: '', revision: 1, deletedBy: member.id });
  expect((await rowOf(id, 1)).deletedAt).toBeInstanceOf(Date);

  const { messages } = (await reader.ask('history', {})) as { messages: Record<string, unknown>[] };
  expect(messages[0]).toMatchObject({ seq: 1, deleted: true });
  expect(messages[0]).not.toHaveProperty('body');
  expect(messages[1]).toMatchObject({ seq: 2, body: '남을 말' });
  expect(messages[1]).not.toHaveProperty('deleted');
  const late = await enterOther(leader, id);
  expect(late.histories[0]?.messages[0]).not.toHaveProperty('body');
  // What members do with their own messages is nobody's business.
  expect(await logOf(id)).toEqual([]);
});

test('a member deletes own messages for 5 minutes, and never those of others', async () => {
  const id = await meeting();
  const [author, reader] = [await enter(member, id), await enter(third, id)];
  await author.send('말');
  expect(await reader.ask('message:delete', { seq: 1 })).toEqual({ ok: false, code: 'not_yours' });
  await age(id, 4.9);
  await author.send('둘째 말');
  expect(await author.ask('message:delete', { seq: 1 })).toEqual({ ok: true });
  await age(id, 5.1);
  expect(await author.ask('message:delete', { seq: 2 })).toEqual({ ok: false, code: 'too_late' });
  expect((await rowOf(id, 2)).body).toBe('둘째 말');
});

test('the leader deletes any message at any time, and each one is logged without its text', async () => {
  const id = await meeting();
  const [author, lead] = [await enter(member, id), await enterOther(leader, id)];
  await author.send('거친 말');
  await lead.send('내 말');
  await age(id, 60);
  expect(await lead.ask('message:delete', { seq: 1 })).toEqual({ ok: true });
  expect(await lead.ask('message:delete', { seq: 2 })).toEqual({ ok: true });
  const log = await logOf(id);
  expect(log).toMatchObject([
    { actorId: leader.id, subjectId: member.id, action: 'message_deleted', seq: 1, reason: null },
  ]);
  const everything = await stack.pool.query('SELECT l::text FROM moderation_log l WHERE meeting_id = $1', [
    id,
  ]);
  expect(JSON.stringify(everything.rows)).not.toContain('거친 말');
});

test.each([
  [{ seq: 99 }, 'not_found'],
  [{ seq: 0 }, 'invalid'],
  [{ seq: '1' }, 'invalid'],
  [{}, 'invalid'],
  [null, 'invalid'],
])('a deletion with %j is refused as %s', async (asked, code) => {
  const client = await enter(member, await meeting());
  expect(await client.ask('message:delete', asked)).toEqual({ ok: false, code });
});

test('a deleted message stays deleted: again it is ok, changes nothing, and its sender cannot refill it', async () => {
  const id = await meeting();
  const author = await enter(member, id);
  const clientId = crypto.randomUUID();
  await author.send('말', clientId);
  await author.ask('message:delete', { seq: 1 });
  expect(await author.ask('message:delete', { seq: 1 })).toEqual({ ok: true });
  const again = await author.send('말', clientId);
  expect(again).toMatchObject({ ok: true, message: { seq: 1, deleted: true } });
  expect(again.message).not.toHaveProperty('body');
  expect(await rowOf(id, 1)).toMatchObject({ body: '', revision: 1 });
  expect(author.changes).toHaveLength(1);
});

test('nobody deletes before the start, after the end, or without a seat', async () => {
  const id = await meeting();
  const author = await enter(member, id);
  await author.send('말');
  await stack.db.meeting.update({ where: { id }, data: { endsAt: new Date(Date.now() - 1_000) } });
  expect(await server.sockets.deleteMessage(id, { userId: member.id, seq: 1 })).toEqual({
    ok: false,
    code: 'closed',
  });
  const stranger = await createPerson(stack);
  expect(await server.sockets.deleteMessage(id, { userId: stranger.id, seq: 1 })).toEqual({
    ok: false,
    code: 'not_found',
  });
  expect((await rowOf(id, 1)).body).toBe('말');
});

test('deletions on two processes at once get revisions in order, and history names each once', async () => {
  const id = await meeting();
  const author = await enter(member, id);
  for (let i = 1; i <= 10; i += 1) await author.send(`말 ${i}`);
  const asks = Array.from({ length: 10 }, (_, i) => i + 1).flatMap((seq) =>
    [server, other].map(({ sockets }) => sockets.deleteMessage(id, { userId: leader.id, seq })),
  );
  expect((await Promise.all(asks)).every(({ ok }) => ok)).toBe(true);
  await author.until(() => author.changes.length === 10);
  const revisions = author.changes.map(({ revision }) => revision);
  expect(new Set(revisions).size).toBe(10);
  const bySeq = new Map(author.changes.map(({ seq, revision }) => [seq, revision]));
  const rows = await stack.db.message.findMany({ where: { meetingId: id } });
  for (const { seq, revision } of rows) expect(revision).toBe(bySeq.get(seq));
  // Each was deleted, and logged, by one of the two.
  expect(await logOf(id)).toHaveLength(10);

  const seen: number[] = [];
  let afterRevision = 0;
  for (let more = true; more; ) {
    const page = (await author.ask('history', { afterRevision, limit: 3 })) as {
      messages: { seq: number; deleted?: true }[];
      more: boolean;
      revision: number;
    };
    expect(page.messages.length).toBeLessThanOrEqual(3);
    expect(page.messages.every(({ deleted }) => deleted)).toBe(true);
    seen.push(...page.messages.map(({ seq }) => seq));
    ({ more, revision: afterRevision } = page);
  }
  expect(seen.toSorted((a, b) => a - b)).toEqual(rows.map(({ seq }) => seq).toSorted((a, b) => a - b));
  const room = await stack.db.room.findUniqueOrThrow({ where: { meetingId: id } });
  expect(afterRevision).toBe(room.revision);
});

test('the head says the revision on connect and at every interval', async () => {
  const id = await meeting();
  const author = await enter(member, id);
  await author.send('말');
  await author.ask('message:delete', { seq: 1 });
  const heads: unknown[] = [];
  const late = await enterChat(other, third, id);
  late.socket.on('head', (head) => heads.push(head));
  await late.until(() => late.heads.length > 2);
  expect(heads.at(-1)).toEqual({ seq: 1, revision: 1 });
  late.close();
});

test('the limit of deletions is answered with the time to wait', async () => {
  const client = await enter(member, await meeting());
  for (let i = 0; i < 20; i += 1) await client.ask('message:delete', { seq: 50 });
  expect(await client.ask('message:delete', { seq: 50 })).toEqual({
    ok: false,
    code: 'rate_limited',
    retryAfterMs: expect.any(Number),
  });
});

test('a row of the moderation log can neither be changed nor deleted', async () => {
  const id = await meeting();
  const author = await enter(member, id);
  await author.send('말');
  await server.sockets.deleteMessage(id, { userId: leader.id, seq: 1 });
  for (const statement of [
    `UPDATE moderation_log SET reason = 'x' WHERE meeting_id = $1`,
    'UPDATE moderation_log SET actor_id = subject_id WHERE meeting_id = $1',
    'DELETE FROM moderation_log WHERE meeting_id = $1',
  ]) {
    await expect(stack.pool.query(statement, [id])).rejects.toThrow('permission denied');
    await expect(stack.owner.query(statement, [id])).rejects.toThrow('append-only');
  }
  // The only change: the people of deleted accounts.
  await stack.owner.query('UPDATE moderation_log SET actor_id = NULL WHERE meeting_id = $1', [id]);
  expect(await logOf(id)).toMatchObject([{ actorId: null, subjectId: member.id }]);
});
