import { afterAll, beforeAll, expect, test } from 'vitest';
import { slotTag } from '../../src/platform/redis-slots.ts';
import { type ChatClient, enterChat } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

const crowd = 12;
let stack: TestStack;
let web: TestProcess;
let people: TestPerson[];
let meetingId: number;

beforeAll(async () => {
  stack = await openTestStack();
  people = await Promise.all(Array.from({ length: crowd }, () => createPerson(stack)));
  const [leader, ...members] = people as [TestPerson, ...TestPerson[]];
  meetingId = await createMeeting(stack, leader, members);
  web = await startProcess('web', stack, {
    APP_ORIGIN: 'http://localhost:3000',
    SESSION_SECRET: testSecret,
    DRAIN_SECONDS: '1',
  });
});
afterAll(async () => {
  await web.stop(5_000);
  await stack.close();
});

test('a stopping web process first reports not ready, answers accepted requests, closes its sockets so that clients reconnect, and leaves no stale presence', async () => {
  const clients: ChatClient[] = await Promise.all(people.map((person) => enterChat(web, person, meetingId)));
  const told: string[] = [];
  const ends: { reason: string; at: number }[] = [];
  for (const { socket } of clients) {
    socket.on('server-restart', () => told.push(String(socket.id)));
    socket.on('disconnect', (reason) => ends.push({ reason, at: performance.now() }));
  }
  const startedAt = performance.now();
  process.kill(web.pid, 'SIGTERM');

  // Not ready at once, but still answering while the proxy notices.
  await expect.poll(async () => (await fetch(`${web.url}/readyz`)).status).toBe(503);
  const page = await fetch(`${web.url}/books`);
  expect([page.status, page.headers.get('connection')]).toEqual([200, 'close']);
  const sent = await Promise.all(clients.map(({ send }, i) => send(`마지막 말 ${i}`)));

  expect(await web.gone).toMatch(/^ended with code 0/);
  expect(performance.now() - startedAt).toBeLessThan(15_000);
  expect(sent.filter(({ ok }) => ok)).toHaveLength(crowd);
  expect(await stack.db.message.count({ where: { meetingId } })).toBe(crowd);
  expect(told).toHaveLength(crowd);
  // With the reason `io server disconnect` the library's clients would not reconnect.
  expect(new Set(ends.map(({ reason }) => reason))).toEqual(new Set(['transport close']));
  expect(Math.max(...ends.map(({ at }) => at)) - Math.min(...ends.map(({ at }) => at))).toBeGreaterThan(300);
  const leases = await stack.redis.zrange(`presence:conn:${slotTag(stack.redis, meetingId)}`, '0', '-1');
  expect(leases.filter((lease) => !lease.endsWith(':away'))).toEqual([]);
});

test.each([
  ['a rejection nobody caught', 'SIGUSR2', 'ended with code 1', 'unhandled rejection'],
  ['an error nobody caught', 'SIGHUP', 'ended with code 1', 'uncaught exception'],
  ['a heap that is full', 'SIGWINCH', 'ended with SIGABRT', 'heap out of memory'],
] as const)('%s ends the process within 5 s, and not well', async (_, signal, end, told) => {
  const crashing = await startProcess('web', stack, {
    SESSION_SECRET: testSecret,
    NODE_OPTIONS: `--max-old-space-size=160 --import ${new URL('./crash-on-signal.ts', import.meta.url).href}`,
  });
  const at = performance.now();
  process.kill(crashing.pid, signal);
  expect(await crashing.gone).toContain(end);
  expect(performance.now() - at).toBeLessThan(5_000);
  expect(crashing.lines.join('\n')).toContain(told);
});
