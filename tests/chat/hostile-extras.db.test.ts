import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChatServer, chatClients, startChatServer } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let server: ChatServer;
let other: ChatServer;
let leader: TestPerson;
let people: TestPerson[];

beforeAll(async () => {
  stack = await openTestStack();
  server = await startChatServer(stack);
  other = await startChatServer(stack);
  leader = await createPerson(stack);
  people = await Promise.all(Array.from({ length: 12 }, () => createPerson(stack)));
});
afterAll(async () => {
  await server.close();
  await other.close();
  await stack.close();
});

const enter = chatClients(() => server);
const enterOther = chatClients(() => other);

test('reactions added and taken back at once on two processes are counted once', async () => {
  const id = await createMeeting(stack, leader, people);
  const clients = await Promise.all(people.flatMap((person) => [enter(person, id), enterOther(person, id)]));
  await clients[0]?.send('말');
  const answers = await Promise.all(
    clients.flatMap((client, at) =>
      Array.from({ length: 18 }, (_, n) =>
        client.ask('message:react', { seq: 1, emoji: ['👍', '👏'][n % 2], on: (n * 7 + at) % 3 !== 0 }),
      ),
    ),
  );
  expect([...new Set(answers.map((answer) => JSON.stringify(answer)))]).toEqual(['{"ok":true}']);
  const { rows } = await stack.pool.query(
    `SELECT m.reaction_counts AS counts, (SELECT jsonb_object_agg(emoji, n) FROM (
       SELECT emoji, count(*) AS n FROM message_reactions WHERE meeting_id = $1 GROUP BY emoji) c) AS rows
     FROM messages m WHERE meeting_id = $1`,
    [id],
  );
  expect(rows[0].counts).toEqual(rows[0].rows);
});

test('searches for signs, patterns and no texts at all find what holds them, and nothing breaks', async () => {
  const id = await createMeeting(stack, leader, people);
  await (await enter(leader, id)).send('100% a_b \\ <b>말</b>');
  const asked = [
    'a\u0000b',
    '%',
    '___',
    '\\',
    '\ud83d',
    '은는이가을를',
    '(a+)+$'.repeat(10),
    ['a'],
    { $ne: 1 },
  ];
  for (const [at, q] of asked.entries()) {
    const client = await enter(people[at] ?? leader, id);
    const answer = await client.ask('history:search', { q });
    expect([JSON.stringify(q), answer.ok || answer.code === 'invalid']).toEqual([JSON.stringify(q), true]);
    client.close();
  }
});

test.each([
  ...['message:react', 'message:reactors', 'message:delete'].flatMap((event) =>
    [null, 1e308, 'x', [], {}, { seq: -1 }, { seq: 2_147_483_648 }, { seq: 1.5 }, { seq: '1' }].map(
      (payload) => [event, payload] as const,
    ),
  ),
  ...[0, -1, 1e308, 3, 2_147_483_647, null, [1]].map((replyTo) => ['message:send', { replyTo }] as const),
  ...[null, 'x', { text: '\u0000' }, { text: '\ud83d' }, { text: 'x', page: 1e308 }].map(
    (quote) => ['message:send', { quote }] as const,
  ),
])('%s with %j is refused, although another room has that number', async (event, payload) => {
  const [id, elsewhere] = [
    await createMeeting(stack, leader, people),
    await createMeeting(stack, leader, people),
  ];
  const [client, far] = [await enter(leader, id), await enter(leader, elsewhere)];
  for (const body of ['하나', '둘', '셋']) await far.send(body);
  await client.send('말');
  const draft = event === 'message:send' ? { clientId: crypto.randomUUID(), body: '말' } : {};
  const asked =
    typeof payload === 'object' && !Array.isArray(payload) && payload ? { ...draft, ...payload } : payload;
  expect(await client.ask(event, asked)).toMatchObject({ ok: false, code: 'invalid' });
  expect(await client.ask('history', {})).toMatchObject({ messages: [{ seq: 1, body: '말' }] });
});
