import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertMessages } from '../../src/chat/commands.ts';
import { type ChatServer, enterChat, refusalOf, startChatServer } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let leader: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  leader = await createPerson(stack);
});
afterAll(() => stack.close());

/** Moves the end of a meeting to this time from now, by the database's clock. */
async function endIn(meetingId: number, milliseconds: number): Promise<Date> {
  const { rows } = await stack.pool.query<{ ends_at: Date }>(
    `UPDATE meetings SET ends_at = clock_timestamp() + make_interval(secs => $2) WHERE id = $1 RETURNING ends_at`,
    [meetingId, milliseconds / 1_000],
  );
  return rows[0]?.ends_at ?? new Date(0);
}
const isOver = async (meetingId: number) => {
  const { rows } = await stack.pool.query<{ over: boolean }>(
    'SELECT clock_timestamp() > ends_at AS over FROM meetings WHERE id = $1',
    [meetingId],
  );
  return rows[0]?.over;
};

test('a message that waited for the room past the end has a time before the end', async () => {
  const id = await createMeeting(stack, leader);
  const other = await stack.pool.connect();
  const endsAt = await endIn(id, 400);
  await other.query('BEGIN');
  await other.query('SELECT FROM rooms WHERE meeting_id = $1 FOR UPDATE', [id]);
  const draft = { userId: leader.id, clientId: crypto.randomUUID(), body: '끝나기 전에 한마디' };
  const storing = insertMessages(stack.pool, id, [draft]);
  await expect.poll(() => isOver(id)).toBe(true);
  await other.query('COMMIT');
  other.release();
  const [stored] = await storing;
  expect(new Date(stored?.message.sentAt ?? endsAt).getTime()).toBe(endsAt.getTime() - 1);
});

test('of a hundred messages sent around the end those before it are stored, and the others answered closed', async () => {
  const server = await startChatServer(stack, {
    env: { BENCH: '1' },
    checkTiming: { stateIntervalMs: 600_000, headIntervalMs: 600_000, memberIntervalMs: 600_000 },
  });
  const people = await Promise.all(Array.from({ length: 10 }, () => createPerson(stack)));
  const id = await createMeeting(stack, leader, people);
  const clients = await Promise.all(people.map((person) => enterChat(server, person, id)));
  const endsAt = await endIn(id, 300);
  // Each person sends until she was refused ten times, and waits for each answer.
  const answers = await Promise.all(
    clients.map(async (client) => {
      const own = [];
      while (own.filter(({ ok }) => !ok).length < 10) own.push(await client.send(`말 ${own.length}`));
      return own;
    }),
  );
  const all = answers.flat();
  const accepted = all.flatMap(({ message }) => message ?? []);
  const refused = all.filter(({ ok }) => !ok);
  expect(all.length).toBeGreaterThanOrEqual(100);
  expect(accepted.length).toBeGreaterThan(0);
  expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['closed']));
  expect(Math.max(...accepted.map(({ sentAt }) => Date.parse(sentAt)))).toBeLessThan(endsAt.getTime());
  expect(await stack.db.message.count({ where: { meetingId: id } })).toBe(accepted.length);
  // No message was accepted after the sender's first refusal.
  for (const own of answers) expect(own.slice(-10).every(({ ok }) => !ok)).toBe(true);
  for (const client of clients) client.close();
  await server.close();
});

test.each([-3_600_000, 3_600_000])(
  'a process whose clock is %i ms off opens and closes the room by the clock of the database',
  async (offset) => {
    const server: ChatServer = await startChatServer(stack, {
      clock: { now: () => new Date(Date.now() + offset) },
      checkTiming: { stateIntervalMs: 50, headIntervalMs: 200, memberIntervalMs: 200 },
    });
    const meeting = (options: object) => createMeeting(stack, leader, [], options);
    expect(await refusalOf(server, leader, await meeting({ startsInMinutes: 30 }))).toMatchObject({
      code: 'not_open_yet',
    });
    expect(
      await refusalOf(server, leader, await meeting({ startsInMinutes: -70, lengthMinutes: 60 })),
    ).toEqual({
      code: 'closed',
    });
    const id = await meeting({ startsInMinutes: -5, lengthMinutes: 30 });
    const client = await enterChat(server, leader, id);
    await client.until(() => client.heads.length > 2);
    const answer = await client.send('시계가 달라도');
    const { sentAt } = await stack.db.message.findFirstOrThrow({ where: { meetingId: id } });
    expect(answer.message?.sentAt).toBe(sentAt.toISOString());
    expect(Math.abs(sentAt.getTime() - Date.now())).toBeLessThan(60_000);
    const page = await fetch(`${server.url}/meetings/${id}/chat`, { headers: { Cookie: leader.cookie } });
    expect(await page.text()).toContain('id="room" data-state="open"');
    client.close();
    await server.close();
  },
);
