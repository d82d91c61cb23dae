import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Message } from '../../src/chat/index.ts';
import { type ChatServer, enterChat, openChat, startChatServer } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let leader: TestPerson;
let member: TestPerson;
// The regular heads would repair what a socket missed.
const checkTiming = { stateIntervalMs: 600_000, headIntervalMs: 600_000, memberIntervalMs: 600_000 };
const start = () => startChatServer(stack, { checkTiming, env: { BENCH: '1' } });

beforeAll(async () => {
  stack = await openTestStack();
  [leader, member] = await Promise.all([createPerson(stack), createPerson(stack)]);
});
afterAll(() => stack.close());

const readsOf = async ({ url }: ChatServer) => {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^chat_broadcast_reads_total\S* (\d+)$/m.exec(text)?.[1]);
};

test('a process that is alone sends no broadcast to Redis, and the first socket of a second process misses none', async () => {
  const first = await start();
  const meetingId = await createMeeting(stack, leader, [member]);
  const client = await enterChat(first, leader, meetingId);
  await expect
    .poll(async () => {
      const before = await readsOf(first);
      await client.send('혼자');
      return (await readsOf(first)) - before;
    })
    .toBe(0);

  let isTalking = true;
  const talking = (async () => {
    let last = 0;
    while (isTalking) last = (await client.send('누가 들어와요')).message?.seq ?? 0;
    return last;
  })();
  const second = await start();
  const socket = openChat(second, member, meetingId);
  const seqs = new Set<number>();
  socket.on('message', ({ seq }: Message) => seqs.add(seq));
  const page = new Promise<Message[]>((resolve) =>
    socket.once('history', ({ messages }: { messages: Message[] }) => resolve(messages)),
  );
  socket.connect();
  for (const { seq } of await page) seqs.add(seq);
  const oldest = Math.min(...seqs);
  const before = seqs.size;
  await expect.poll(() => seqs.size).toBeGreaterThan(before + 20);
  isTalking = false;
  const last = await talking;
  const all = Array.from({ length: last - oldest + 1 }, (_, i) => oldest + i);
  await expect.poll(() => [...seqs].toSorted((a, b) => a - b)).toEqual(all);
  client.close();
  socket.disconnect();
  await Promise.all([first.close(), second.close()]);
});
