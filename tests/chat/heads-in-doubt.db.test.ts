import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChatServer, chatClients, startChatServer } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { openTcpGate, type TcpGate } from '../support/tcp-gate.ts';

let stack: TestStack;
let gate: TcpGate;
let server: ChatServer;

beforeAll(async () => {
  stack = await openTestStack();
  const address = new URL(stack.redisUrl.split(',')[0] ?? '');
  gate = await openTcpGate({ host: address.hostname, port: Number(address.port) });
  address.port = String(gate.port);
  server = await startChatServer(stack, {
    checkTiming: { stateIntervalMs: 1_000, headIntervalMs: 15_000, memberIntervalMs: 60_000 },
    env: { REDIS_URL: address.href },
  });
});
afterAll(async () => {
  await server?.close();
  await gate?.shut();
  await stack?.close();
});

const enter = chatClients(() => server);

test('a room is sent its head five times as often after the process lost its connection to Redis', async () => {
  const leader = await createPerson(stack);
  const client = await enter(leader, await createMeeting(stack, leader));
  const before = client.heads.length;
  await gate.shut();
  // The regular head comes fifteen seconds after the start.
  await expect.poll(() => client.heads.length, { timeout: 8_000 }).toBeGreaterThan(before);
});
